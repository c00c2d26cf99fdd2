import { CLOSE } from '@soproekt/contracts';
import * as Y from 'yjs';
import type { Bus } from './bus.js';
import type { CommittedRow } from './commit-queue.js';
import { Connection, type ConnectOptions } from './connection.js';
import { setAside } from './damaged-rows.js';
import { DocumentLog } from './document-log.js';
import type { Folder } from './folder.js';
import { JournalWriter } from './journal-writer.js';
import type { Journal, LoadedDocument, UpdateAuthor } from './journal.js';
import { defaultLimits, type SyncLimits } from './limits.js';
import type { SyncObserver, SyncStats } from './observer.js';
import type { RoomContext } from './room-context.js';
import { Room } from './room.js';
import { Trials } from './trials.js';
import { systemScheduler, type Scheduler } from './scheduler.js';
import type { SyncLog } from './transport.js';

/** What a hub is made of; the journal and the folder are required. */
export interface HubOptions {
  journal: Journal;
  /** Where Yjs runs. */
  folder: Folder;
  /** Where large updates are tried; without one, in the folder. */
  trialFolder?: Folder;
  /** The line to other nodes with the same journal. */
  bus?: Bus | null;
  observer?: SyncObserver;
  limits?: Partial<SyncLimits>;
  scheduler?: Scheduler;
  log?: SyncLog;
  /** Called after every commit; `seq` grows. Meant for projections, must not throw. */
  onCommitted?: (documentId: string, seq: number, rows: readonly CommittedRow[]) => void;
}

/** A document as it is opened: once, however many come first. */
interface Slot {
  opening: Promise<Room>;
  room: Room | null;
  /** Work that needs the room to stay, connections apart. */
  holds: number;
  unloading: boolean;
  cancelUnload: () => void;
}

/** Thrown to callers that come while the hub is being shut down. */
export class HubClosedError extends Error {
  override readonly name = 'HubClosedError';
  constructor() {
    super('the sync hub is shutting down');
  }
}

const KEEP_ALIVE_CHECK_MS = 2_500;

/** All open documents of this process. */
export class Hub {
  readonly limits: SyncLimits;
  private readonly scheduler: Scheduler;
  private readonly context: RoomContext;
  private readonly slots = new Map<string, Slot>();
  /** Rooms that were given up and still have changes on their way into the journal. */
  private readonly retiring = new Map<string, Promise<void>>();
  private readonly connections = new Set<Connection>();
  private readonly perUser = new Map<string, number>();
  private readonly perDocument = new Map<string, number>();
  private readonly unsubscribe: () => void;
  private accepting = true;
  private cancelKeepAlive: () => void;

  constructor(options: HubOptions) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.scheduler = options.scheduler ?? systemScheduler;
    const log = options.log ?? { warn: () => undefined };
    this.context = {
      journal: options.journal,
      writer: new JournalWriter(options.journal, this.limits, this.scheduler, log),
      folder: options.folder,
      trials: new Trials(options.trialFolder ?? options.folder),
      bus: options.bus ?? null,
      limits: this.limits,
      scheduler: this.scheduler,
      log,
      observer: options.observer ?? SILENT,
      onCommitted: options.onCommitted ?? (() => undefined),
    };
    this.unsubscribe =
      options.bus?.onReconnected(() => {
        for (const { room } of this.slots.values()) room?.busReconnected();
      }) ?? (() => undefined);
    this.cancelKeepAlive = this.scheduleKeepAlive();
  }

  /** Documents in memory, those being loaded included. */
  get openDocuments(): number {
    return this.slots.size;
  }

  /** Figures of this moment. */
  stats(): SyncStats {
    const now = this.scheduler.now();
    const backlogs = [...this.slots.values()].flatMap(({ room }) => (room ? [room.backlog] : []));
    return {
      documents: this.slots.size,
      connections: this.connections.size,
      uncommittedBytes: backlogs.reduce((sum, { bufferedBytes }) => sum + bufferedBytes, 0),
      oldestUncommittedMs: backlogs.reduce((oldest, { oldestAt }) => Math.max(oldest, now - (oldestAt ?? now)), 0),
      journalFailures: this.context.writer.failures,
      failingDocuments: backlogs.filter(({ isFailing }) => isFailing).length,
      blockedDocuments: backlogs.filter(({ isWritable }) => !isWritable).length,
    };
  }

  /**
   * Connects a client whose right has been decided. Frames may be handed over at once; they are kept until the document is
   * loaded. A document that cannot be loaded closes the connection with 4500; one connection too many is closed with 4506.
   */
  connect(options: ConnectOptions): Connection {
    const connection = new Connection(options, this.limits, this.scheduler, (ended, code) => this.ended(ended, code));
    if (!this.accepting) {
      connection.close(CLOSE.restart, 'restarting');
      return connection;
    }
    this.connections.add(connection);
    const ofUser = count(this.perUser, connection.userId, 1);
    const ofDocument = count(this.perDocument, connection.documentId, 1);
    if (ofUser > this.limits.maxConnectionsPerUser || ofDocument > this.limits.maxConnectionsPerDocument) {
      connection.close(CLOSE.tooManyConnections, 'too many connections');
      return connection;
    }
    connection.holdBack();
    this.hold(options.documentId, (room) => {
      if (!connection.closed) room.join(connection);
    }).catch((error: unknown) => {
      this.context.log.warn('connection refused', { documentId: options.documentId, error: String(error) });
      connection.close(CLOSE.loadFailed, 'document could not be loaded');
    });
    return connection;
  }

  /**
   * Changes a document on behalf of the server, by an update or by a function that edits a copy. Goes the way of every other change;
   * resolves after its commit with the newest committed sequence number.
   *
   * @throws what the function throws; then nothing is changed
   */
  async applyServerUpdate(
    documentId: string,
    change: Uint8Array | ((doc: Y.Doc) => void),
    author: UpdateAuthor,
  ): Promise<number> {
    return this.hold(documentId, async (room) => {
      const update = change instanceof Uint8Array ? change : editCopy(await room.state(), change);
      await room.applyServerUpdate(update, author);
      return room.committedSeq;
    });
  }

  /** The document's state as one update, from memory when it is open; otherwise it is read and not kept. */
  async snapshotState(documentId: string): Promise<Uint8Array> {
    const slot = this.slots.get(documentId);
    if (slot) return (await slot.opening).state();
    const { snapshot: base, updates } = await this.context.journal.load(documentId);
    if (base && updates.length === 0) return base;
    return (await this.context.folder.fold({ base, updates: updates.map(({ update }) => update) })).state;
  }

  /** Ends every connection to a document, for instance because it was deleted. */
  closeDocument(documentId: string, code: number, reason: string): void {
    for (const connection of [...this.connections]) {
      if (connection.documentId === documentId) connection.close(code, reason);
    }
  }

  /**
   * Lets go of a document that was deleted: ends its connections and resolves when nothing of it is on its way into the
   * journal any more. Nobody may be allowed in from before the call on.
   */
  async discard(documentId: string, code: number, reason: string): Promise<void> {
    const slot = this.slots.get(documentId);
    const room = await slot?.opening.catch(() => null);
    this.closeDocument(documentId, code, reason);
    if (!slot || !room) return;
    slot.cancelUnload();
    this.forget(documentId, slot);
    await room.retire();
  }

  /**
   * Stops taking connections, waits for the last commits, acknowledges them and closes everything with 1012.
   * Resolves with false when something was not committed in time.
   */
  async shutdown(timeoutMs: number = this.limits.shutdownMs): Promise<boolean> {
    this.accepting = false;
    this.cancelKeepAlive();
    this.unsubscribe();
    for (const connection of this.connections) connection.mute();
    const opened = await this.settledWithin(timeoutMs);
    const slots = [...this.slots.values()];
    const saved = opened && this.retiring.size === 0 && slots.every(({ room }) => room === null || room.isSaved);
    this.slots.clear();
    for (const connection of [...this.connections]) connection.close(CLOSE.restart, 'restarting');
    for (const { room, cancelUnload } of slots) {
      cancelUnload();
      room?.dispose();
    }
    this.context.writer.stop();
    return saved;
  }

  private settledWithin(ms: number): Promise<boolean> {
    const flushes = [
      ...[...this.slots.values()].map(async ({ opening }) => (await opening).flush()),
      ...this.retiring.values(),
    ];
    return new Promise((resolve) => {
      const cancel = this.scheduler.after(ms, () => resolve(false));
      void Promise.allSettled(flushes).then(() => {
        cancel();
        resolve(true);
      });
    });
  }

  private async hold<T>(documentId: string, task: (room: Room) => T | Promise<T>): Promise<T> {
    if (!this.accepting) throw new HubClosedError();
    const slot = this.slot(documentId);
    slot.holds++;
    try {
      return await task(await slot.opening);
    } finally {
      slot.holds--;
      this.unloadLater(documentId, slot);
    }
  }

  /** Finds or opens; no await in between, so that two first comers share one load. */
  private slot(documentId: string): Slot {
    const known = this.slots.get(documentId);
    if (known) return known;
    const slot: Slot = {
      opening: this.open(documentId),
      room: null,
      holds: 0,
      unloading: false,
      cancelUnload: () => undefined,
    };
    this.slots.set(documentId, slot);
    slot.opening.then(
      (room) => {
        slot.room = room;
      },
      (error: unknown) => {
        this.context.log.warn('document could not be loaded', { documentId, error: String(error) });
        this.forget(documentId, slot);
      },
    );
    return slot;
  }

  private async open(documentId: string): Promise<Room> {
    const { bus } = this.context;
    await this.retiring.get(documentId);
    if (!bus) return this.openFrom(documentId, await this.context.journal.load(documentId));
    // What comes before the room is there is kept for it: a change that is not in the journal yet would be missed otherwise.
    let room: Room | null = null;
    const early: Uint8Array[] = [];
    const unsubscribe = await bus.subscribe(documentId, (message) => {
      if (room) room.hear(message);
      else early.push(message);
    });
    try {
      room = await this.openFrom(documentId, await this.context.journal.load(documentId), unsubscribe);
      for (const message of early) room.hear(message);
      return room;
    } catch (error) {
      unsubscribe();
      throw error;
    }
  }

  private async openFrom(documentId: string, loaded: LoadedDocument, onClosed?: () => void): Promise<Room> {
    const damaged = new Set<number>();
    const pause = (): Promise<void> => new Promise((resolve) => this.scheduler.soon(resolve));
    const document = await DocumentLog.load(
      loaded,
      ({ seq }, error) => {
        damaged.add(seq);
        setAside(this.context, documentId, seq, error);
      },
      pause,
    );
    const room = new Room(documentId, loaded, document, damaged, this.context, {
      empty: () => {
        const slot = this.slots.get(documentId);
        if (slot) this.unloadLater(documentId, slot);
      },
      broken: () => this.evict(documentId, room),
      closed: onClosed ?? (() => undefined),
    });
    return room;
  }

  /** The room's memory is not to be trusted: everybody comes back to a fresh load, the journal has what was acknowledged. */
  private evict(documentId: string, room: Room): void {
    const slot = this.slots.get(documentId);
    if (slot?.room !== room) return;
    this.context.log.warn('document is loaded anew', { documentId });
    this.forget(documentId, slot);
    room.closeAll(CLOSE.tryAgain, 'loading anew');
    const retired = room.retire().finally(() => this.retiring.delete(documentId));
    this.retiring.set(documentId, retired);
  }

  private unloadLater(documentId: string, slot: Slot): void {
    if (slot.unloading || this.isBusy(slot) || this.slots.get(documentId) !== slot) return;
    slot.unloading = true;
    slot.cancelUnload = this.scheduler.after(this.limits.unloadDelayMs, () => {
      void this.unload(documentId, slot).finally(() => {
        slot.unloading = false;
        // Someone may have come and gone during the waits, while this flag kept them from asking for another unloading.
        this.unloadLater(documentId, slot);
      });
    });
  }

  /** Whoever connects during the waits finds the same slot; only the last, synchronous check lets the room go. */
  private async unload(documentId: string, slot: Slot): Promise<void> {
    const { room } = slot;
    if (!room || this.isBusy(slot)) return;
    await room.flush();
    if (this.isBusy(slot) || this.slots.get(documentId) !== slot) return;
    await room.compactOnUnload();
    if (this.isBusy(slot) || !room.isSaved || this.slots.get(documentId) !== slot) return;
    this.forget(documentId, slot);
    room.dispose();
  }

  private isBusy(slot: Slot): boolean {
    return slot.holds > 0 || slot.room === null || slot.room.size > 0;
  }

  private forget(documentId: string, slot: Slot): void {
    if (this.slots.get(documentId) === slot) this.slots.delete(documentId);
  }

  private ended(connection: Connection, code: number | null): void {
    if (!this.connections.delete(connection)) return;
    count(this.perUser, connection.userId, -1);
    count(this.perDocument, connection.documentId, -1);
    if (code !== null) this.context.observer.closed(code);
  }

  private scheduleKeepAlive(): () => void {
    return this.scheduler.after(KEEP_ALIVE_CHECK_MS, () => {
      const now = this.scheduler.now();
      for (const connection of this.connections) connection.keepAlive(now);
      this.cancelKeepAlive = this.scheduleKeepAlive();
    });
  }
}

const SILENT: SyncObserver = {
  committed: () => undefined,
  fannedOut: () => undefined,
  closed: () => undefined,
  refused: () => undefined,
  folded: () => undefined,
};

function count(counts: Map<string, number>, key: string, change: number): number {
  const value = (counts.get(key) ?? 0) + change;
  if (value > 0) counts.set(key, value);
  else counts.delete(key);
  return value;
}

/** Lets `edit` work on a copy and returns what it changed, so that an error leaves the document as it was. */
function editCopy(state: Uint8Array, edit: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  const before = Y.encodeStateVector(copy);
  const changes: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => changes.push(update));
  try {
    copy.transact(() => edit(copy));
    return changes.length === 1 ? (changes[0] as Uint8Array) : Y.encodeStateAsUpdate(copy, before);
  } finally {
    copy.destroy();
  }
}
