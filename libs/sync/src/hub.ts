import { CLOSE } from '@soproekt/contracts';
import * as Y from 'yjs';
import { Connection, type ConnectOptions } from './connection.js';
import type { Journal, UpdateAuthor } from './journal.js';
import { defaultLimits, type SyncLimits } from './limits.js';
import { Replica } from './replica.js';
import { Room, type RoomContext } from './room.js';
import { systemScheduler, type Scheduler } from './scheduler.js';
import type { SyncLog } from './transport.js';

/** What a hub is made of; only the journal is required. */
export interface HubOptions {
  journal: Journal;
  limits?: Partial<SyncLimits>;
  scheduler?: Scheduler;
  log?: SyncLog;
  /** Called after every commit; `seq` grows. Meant for projections, must not throw. */
  onCommitted?: (documentId: string, seq: number) => void;
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
  private readonly connections = new Set<Connection>();
  private accepting = true;
  private cancelKeepAlive: () => void;

  constructor(options: HubOptions) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.scheduler = options.scheduler ?? systemScheduler;
    this.context = {
      journal: options.journal,
      limits: this.limits,
      scheduler: this.scheduler,
      log: options.log ?? { warn: () => undefined },
      onCommitted: options.onCommitted ?? (() => undefined),
    };
    this.cancelKeepAlive = this.scheduleKeepAlive();
  }

  /** Documents in memory, those being loaded included. */
  get openDocuments(): number {
    return this.slots.size;
  }

  /**
   * Connects a client whose right has been decided. Frames may be handed over at once; they are kept until the document is
   * loaded. A document that cannot be loaded closes the connection with 4500.
   */
  connect(options: ConnectOptions): Connection {
    const connection = new Connection(options, this.limits, this.scheduler);
    if (!this.accepting) {
      connection.close(CLOSE.restart, 'restarting');
      return connection;
    }
    this.connections.add(connection);
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
      const update = change instanceof Uint8Array ? change : editCopy(room.state(), change);
      await room.applyServerUpdate(update, author);
      return room.committedSeq;
    });
  }

  /** The document's state as one update, from memory when it is open; otherwise it is read and not kept. */
  async snapshotState(documentId: string): Promise<Uint8Array> {
    const slot = this.slots.get(documentId);
    if (slot) return (await slot.opening).state();
    const replica = Replica.from(await this.context.journal.load(documentId), () => undefined);
    try {
      return replica.encode();
    } finally {
      replica.dispose();
    }
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
    for (const connection of this.connections) connection.mute();
    const opened = await this.settledWithin(timeoutMs);
    const slots = [...this.slots.values()];
    const saved = opened && slots.every(({ room }) => room === null || room.isSaved);
    this.slots.clear();
    for (const connection of [...this.connections]) connection.close(CLOSE.restart, 'restarting');
    for (const { room, cancelUnload } of slots) {
      cancelUnload();
      room?.dispose();
    }
    return saved;
  }

  private settledWithin(ms: number): Promise<boolean> {
    const flushes = [...this.slots.values()].map(async ({ opening }) => (await opening).flush());
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
    const loaded = await this.context.journal.load(documentId);
    const slot = (): Slot | undefined => this.slots.get(documentId);
    return new Room(
      documentId,
      loaded,
      this.context,
      () => {
        const current = slot();
        if (current) this.unloadLater(documentId, current);
      },
      () => this.evict(documentId),
    );
  }

  /** The room's memory is not to be trusted: everybody comes back to a fresh load, the journal has what was acknowledged. */
  private evict(documentId: string): void {
    const slot = this.slots.get(documentId);
    if (!slot?.room) return;
    this.context.log.warn('document is loaded anew', { documentId });
    this.forget(documentId, slot);
    slot.room.closeAll(CLOSE.tryAgain, 'loading anew');
  }

  private unloadLater(documentId: string, slot: Slot): void {
    this.prune();
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

  private prune(): void {
    for (const connection of this.connections) if (connection.closed) this.connections.delete(connection);
  }

  private scheduleKeepAlive(): () => void {
    return this.scheduler.after(KEEP_ALIVE_CHECK_MS, () => {
      const now = this.scheduler.now();
      this.prune();
      for (const connection of this.connections) connection.keepAlive(now);
      this.cancelKeepAlive = this.scheduleKeepAlive();
    });
  }
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
