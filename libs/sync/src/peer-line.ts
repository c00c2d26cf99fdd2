import type { Bus } from './bus.js';
import type { ClientIdHolder } from './client-ids.js';
import { DeleteSet } from './delete-set.js';
import type { DocumentLog } from './document-log.js';
import type { SyncLimits } from './limits.js';
import { Peers, type AuthoredChange, type PeerAwareness } from './peers.js';
import type { Scheduler } from './scheduler.js';
import { decodeStateVector, encodeStateVector } from './state-vector.js';
import type { SyncLog } from './transport.js';
import { scanUpdate, type UpdateScan } from './update-scan.js';

/** The room as seen from its line to other nodes. */
export interface LineRoom {
  readonly document: DocumentLog;
  readonly presence: LinePresence;
  /** Whether everything of this node is committed, and all that it stores for others. */
  isSaved(): boolean;
  /** Whether this node's commits succeed, as far as it knows. */
  canStore(): boolean;
  /** Whether the holder of a client id is a connection of this node. */
  isOwn(holder: ClientIdHolder): boolean;
  /** Sends a change of another node to this node's connections. */
  spread(update: Uint8Array): void;
  /** Journals a change whose node may not have. */
  store(change: AuthoredChange): void;
  /** Takes in what other nodes have stored. */
  readNews(): Promise<void>;
}

interface LinePresence {
  hear(holder: ClientIdHolder, entries: readonly PeerAwareness[]): void;
  forgetNode(holder: ClientIdHolder): void;
  ownEntries(isOwn: (holder: ClientIdHolder) => boolean): PeerAwareness[];
}

interface Unstored {
  nodeId: string;
  counter: number;
  /** Its place among all that was heard unstored. */
  place: number;
  change: AuthoredChange;
  scan: UpdateScan;
  heardAt: number;
}

/**
 * A room's line to the other nodes: what they send goes into the document and to this node's connections; what they may not have
 * stored yet is remembered, and stored from here if they vanish or take long.
 */
export class PeerLine {
  private readonly peers: Peers;
  /** In the order in which they were heard. */
  private unstored: Unstored[] = [];
  private heardCount = 0;
  /** Persons behind the client ids of other nodes, one holder each, so that a second person is refused an id. */
  private readonly holders = new Map<string, Map<string, ClientIdHolder>>();
  private reading = false;
  private readAgain = false;

  constructor(
    private readonly documentId: string,
    bus: Bus,
    private readonly context: { limits: SyncLimits; scheduler: Scheduler; log: SyncLog },
    private readonly room: LineRoom,
  ) {
    const { document, presence } = room;
    this.peers = new Peers(
      documentId,
      bus,
      {
        heard: (changes, unstored) => this.heard(changes, unstored),
        stored: (nodeId, counter) => this.forget((entry) => entry.nodeId === nodeId && entry.counter <= counter),
        heardAwareness: (nodeId, entries) => this.heardAwareness(nodeId, entries),
        vanished: (nodeId, orderly) => this.vanished(nodeId, orderly),
        stateVector: () => document.stateVector(),
        answer: (stateVector) => document.answer(stateVector),
        awareness: () => presence.ownEntries((holder) => room.isOwn(holder)),
        isSaved: () => room.isSaved(),
        heardCount: () => this.heardCount,
        settledCount: () => (this.unstored[0]?.place ?? this.heardCount + 1) - 1,
        mayHaveMissed: () => this.readNews(),
        compares: () => this.adoptOverdue(),
      },
      context.limits,
      context.scheduler,
    );
    this.peers.greet();
  }

  hear(message: Uint8Array): void {
    this.peers.receive(message);
  }

  reconnected(): void {
    this.peers.reconnected();
  }

  publish(changes: AuthoredChange[]): void {
    this.peers.publish(changes);
  }

  publishAwareness(entries: PeerAwareness[]): void {
    this.peers.sendAwareness(entries);
  }

  committed(): void {
    this.peers.progressed();
  }

  /** Whether the update speaks of something that only another node may have, and may not have stored. */
  holdsUnstored(scan: UpdateScan): boolean {
    if (this.unstored.length === 0) return false;
    const [structs, deletes] = [scan.structs, scan.deletes].map((ranges) => {
      const set = new DeleteSet();
      set.addAll(ranges);
      return set;
    }) as [DeleteSet, DeleteSet];
    return this.unstored.some(
      (entry) =>
        entry.scan.structs.some((range) => structs.overlaps(range)) ||
        entry.scan.deletes.some((range) => deletes.overlaps(range)),
    );
  }

  /**
   * Call before a change of this node is journaled. What it builds on goes into the journal before it where only another node may have it:
   * else the change would be confirmed, and unreadable if that node has just ended.
   */
  storeNeeded(scan: UpdateScan): void {
    if (!this.unstored.some((entry) => buildsOn(scan, entry.scan))) return;
    // They build on each other, too.
    this.adopt(() => true);
  }

  /**
   * What of the state vector is certain to be stored, or on its way from here: a client that changed nodes must bring the rest
   * again, since its confirmation would otherwise hang on a node that may be gone.
   */
  certain(stateVector: Uint8Array): Uint8Array {
    if (this.unstored.length === 0) return stateVector;
    const vector = decodeStateVector(stateVector);
    for (const { scan } of this.unstored) {
      for (const { client, clock } of scan.structs) vector.set(client, Math.min(vector.get(client) ?? 0, clock));
    }
    return encodeStateVector(vector);
  }

  close(): void {
    this.peers.close();
  }

  private heard(changes: AuthoredChange[], unstored: { nodeId: string; counter: number } | null): void {
    const { document } = this.room;
    for (const change of changes) {
      const { update } = change;
      const scan = scanUpdate(update);
      if (unstored) {
        const heardAt = this.context.scheduler.now();
        this.unstored.push({ ...unstored, place: ++this.heardCount, change, scan, heardAt });
      }
      if (isKnown(document, scan, unstored !== null)) continue;
      document.add(update, scan);
      this.room.spread(update);
    }
  }

  private heardAwareness(nodeId: string, entries: PeerAwareness[]): void {
    const people = this.holders.get(nodeId) ?? new Map<string, ClientIdHolder>();
    this.holders.set(nodeId, people);
    for (const entry of entries) {
      const { userId } = entry;
      // Never settled: what reaches a client from its old node may reach this one later.
      const holder = people.get(userId) ?? { userId, settled: false };
      people.set(userId, holder);
      this.room.presence.hear(holder, [entry]);
    }
  }

  private vanished(nodeId: string, orderly: boolean): void {
    for (const holder of this.holders.get(nodeId)?.values() ?? []) this.room.presence.forgetNode(holder);
    this.holders.delete(nodeId);
    if (!orderly) {
      for (const { change } of this.unstored.filter((entry) => entry.nodeId === nodeId)) {
        this.room.store(change);
        this.peers.publish([change]);
      }
    }
    this.forget((entry) => entry.nodeId === nodeId);
  }

  /**
   * A node stores within milliseconds; one that has not for a whole round may be gone, which is known for certain only after several.
   * Stored twice does no harm. The others heard it from that node and are not told again: each would take it over from the other for ever.
   */
  private adoptOverdue(): void {
    if (this.unstored.length === 0 || !this.room.canStore()) return;
    const before = this.context.scheduler.now() - this.context.limits.compareMs;
    this.adopt(({ heardAt }) => heardAt <= before);
  }

  private adopt(isMeant: (entry: Unstored) => boolean): void {
    for (const { change } of this.unstored.filter(isMeant)) this.room.store(change);
    this.forget(isMeant);
  }

  private forget(gone: (entry: Unstored) => boolean): void {
    if (this.unstored.length === 0) return;
    this.unstored = this.unstored.filter((entry) => !gone(entry));
    this.peers.progressed();
  }

  private readNews(): void {
    this.readAgain = this.reading;
    if (this.reading) return;
    this.reading = true;
    this.room
      .readNews()
      .catch((error: unknown) =>
        this.context.log.warn('journal could not be read again', { documentId: this.documentId, error: String(error) }),
      )
      .finally(() => {
        this.reading = false;
        if (this.readAgain) this.readNews();
      });
  }
}

/** Whether a change needs structs of another one. */
function buildsOn({ structs, needs }: UpdateScan, other: UpdateScan): boolean {
  return other.structs.some(
    ({ client, clock }) =>
      (needs.get(client) ?? 0) > clock || structs.some((own) => own.client === client && own.clock > clock),
  );
}

/** A live deletion is as good as always new; looking it up would mean reading the whole folded state once. */
function isKnown(document: DocumentLog, scan: UpdateScan, live: boolean): boolean {
  return live && scan.deletes.length > 0 ? false : document.contains(scan);
}
