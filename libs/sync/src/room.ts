import { CLOSE } from '@soproekt/contracts';
import { ClientIdRegistry } from './client-ids.js';
import { CommitQueue, type CommittedRow } from './commit-queue.js';
import { Compactor } from './compaction.js';
import type { Connection, ConnectionOwner } from './connection.js';
import type { Journal, LoadedDocument, UpdateAuthor } from './journal.js';
import type { SyncLimits } from './limits.js';
import { Outbox } from './outbox.js';
import { Presence } from './presence.js';
import { decodeClientMessage, encodeSyncStep2, type ClientMessage } from './protocol.js';
import { Replica } from './replica.js';
import type { Scheduler } from './scheduler.js';
import type { SyncLog } from './transport.js';
import { containsUpdate, newStructs } from './update-contents.js';
import { scanUpdate, type UpdateScan } from './update-scan.js';

/** What a room shares with all others. */
export interface RoomContext {
  journal: Journal;
  limits: SyncLimits;
  scheduler: Scheduler;
  log: SyncLog;
  /** Changes up to `seq` are committed. */
  onCommitted(documentId: string, seq: number): void;
}

/** An update that the room did not take. */
export class UpdateRefusedError extends Error {
  override readonly name = 'UpdateRefusedError';
}

/**
 * One open document: applies changes, sends them to the others at once, journals them, and acknowledges after the commit.
 * Nothing in here waits: a message is handled in full before the next one is looked at.
 */
export class Room implements ConnectionOwner {
  private readonly replica: Replica;
  private readonly queue: CommitQueue;
  private readonly compactor: Compactor;
  private readonly connections = new Set<Connection>();
  private readonly ids = new ClientIdRegistry();
  private readonly presence: Presence<Connection>;
  private readonly outbox: Outbox<Connection>;
  private acksScheduled = false;
  private compactionScheduled = false;
  private disposed = false;
  private lastSeq: number;

  constructor(
    readonly documentId: string,
    loaded: LoadedDocument,
    private readonly context: RoomContext,
    private readonly onEmpty: () => void,
    /** The document in memory can no longer be trusted and must be loaded anew. */
    private readonly onBroken: () => void,
  ) {
    const { journal, limits, scheduler, log } = context;
    const damaged = new Set<number>();
    this.replica = Replica.from(loaded, (row, error) => {
      damaged.add(row.seq);
      log.warn('journal row set aside', { documentId, seq: row.seq, error: String(error) });
      void journal.quarantine(documentId, row.seq, String(error)).catch(() => undefined);
    });
    this.lastSeq = loaded.lastSeq;
    this.compactor = new Compactor(documentId, loaded, damaged, journal, limits, this.replica, (fresh) =>
      this.takeIn(fresh),
    );
    this.outbox = new Outbox(scheduler, () => this.connections);
    this.presence = new Presence(
      this.ids,
      limits,
      scheduler,
      () => this.connections,
      () => this.outbox.flush(),
    );
    this.queue = new CommitQueue(documentId, journal, limits, scheduler, log, {
      committed: (index, rows) => this.committed(index, rows),
      writable: (writable) => this.writableChanged(writable),
    });
  }

  get size(): number {
    return this.connections.size;
  }

  /** Highest sequence number that is known to be committed. */
  get committedSeq(): number {
    return this.lastSeq;
  }

  /** Whether everything taken so far is in the journal. */
  get isSaved(): boolean {
    return this.queue.isIdle;
  }

  /** Takes a connection in. It is in the list before the first answer, so that it misses no change. */
  join(connection: Connection): void {
    this.connections.add(connection);
    connection.attach(this);
    connection.askForState(this.replica.stateVector());
    this.presence.welcome(connection);
    connection.handOver();
  }

  left(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    this.presence.leave(connection);
    if (this.connections.size === 0) this.onEmpty();
  }

  accessChanged(connection: Connection): void {
    if (connection.access === 'write') this.askAgain(connection);
  }

  handle(connection: Connection, frame: Uint8Array): void {
    try {
      this.dispatch(connection, decodeClientMessage(frame));
    } catch (error) {
      // Whatever a client sent, only its own connection ends by it.
      this.context.log.warn('bad message', {
        documentId: this.documentId,
        userId: connection.userId,
        error: String(error),
      });
      connection.close(CLOSE.protocolError, 'malformed message');
    }
  }

  /** Applies a change of the server's own. Resolves after its commit. */
  async applyServerUpdate(update: Uint8Array, author: UpdateAuthor): Promise<void> {
    const scan = scanUpdate(update);
    if (!this.queue.isWritable) throw new UpdateRefusedError('storage is unavailable');
    const ids = newStructs(this.replica.doc, scan).map(({ client }) => client);
    this.take(update, author, ids, null);
    await this.queue.flushed();
  }

  /** The document now, as one update. */
  state(): Uint8Array {
    return this.replica.encode();
  }

  /** Resolves when everything taken so far is committed. */
  flush(): Promise<void> {
    this.outbox.flush();
    return this.queue.flushed();
  }

  /** Folds the journal's rows if they are worth it. Failures are reported and left to the next time. */
  async compactOnUnload(): Promise<void> {
    if (this.compactor.isDueOnUnload) await this.compact();
  }

  closeAll(code: number, reason: string): void {
    for (const connection of [...this.connections]) connection.close(code, reason);
  }

  keepAlive(now: number): void {
    for (const connection of this.connections) connection.keepAlive(now);
  }

  /** Ends the room once everything on its way into the journal has arrived there. */
  async retire(): Promise<void> {
    this.disposed = true;
    await this.flush();
    await this.compactor.idle();
    this.dispose();
  }

  dispose(): void {
    this.disposed = true;
    this.queue.stop();
    this.presence.dispose();
    this.replica.dispose();
  }

  private dispatch(connection: Connection, message: ClientMessage): void {
    switch (message.kind) {
      case 'step1':
        connection.sendState(encodeSyncStep2(this.replica.encode(message.stateVector)));
        return;
      case 'step2':
        connection.ledger.stateArrived();
        this.takeState(connection, message.kind, message.update);
        return;
      case 'update':
        this.takeState(connection, message.kind, message.update);
        return;
      case 'awareness':
        this.takeAwareness(connection, message.update);
        return;
      case 'query-awareness':
        this.presence.answer(connection);
        return;
      case 'unknown':
        // Extensions of other servers: nothing that we act upon.
        return;
    }
  }

  private takeAwareness(connection: Connection, update: Uint8Array): void {
    const verdict = this.presence.receive(connection, update);
    if (verdict === 'malformed') connection.close(CLOSE.protocolError, 'malformed awareness');
    if (verdict === 'taken') connection.close(CLOSE.clientIdTaken, 'client id in use by another person');
  }

  private takeState(connection: Connection, kind: 'step2' | 'update', update: Uint8Array): void {
    const scan = scanUpdate(update);
    if (this.refusal(connection) && !containsUpdate(this.replica.doc, scan)) {
      connection.refuse(this.refusal(connection) ?? 'read-only');
      return;
    }
    if (!this.refusal(connection) && !this.takeChange(connection, kind, update, scan)) return;
    connection.settled ||= kind === 'step2';
    connection.ledger.accepted(this.queue.lastIndex);
    if (this.queue.isIdle) this.acknowledgeSoon();
  }

  private refusal(connection: Connection): 'read-only' | 'storage-unavailable' | null {
    if (connection.access !== 'write') return 'read-only';
    return this.queue.isWritable ? null : 'storage-unavailable';
  }

  private takeChange(connection: Connection, kind: 'step2' | 'update', update: Uint8Array, scan: UpdateScan): boolean {
    const fresh = [...new Set(newStructs(this.replica.doc, scan).map(({ client }) => client))];
    if (this.ids.findForeign(fresh, connection, kind) !== null) {
      connection.close(CLOSE.clientIdTaken, 'client id in use by another person');
      return false;
    }
    if (kind === 'update') this.ids.conclude(fresh, connection);
    const author = { userId: connection.userId, institutionId: connection.user.institution?.id ?? null };
    const error = this.take(update, author, this.ids.attributable(fresh, connection), connection);
    if (error !== undefined) throw error;
    return true;
  }

  /** Applies, sends and journals. Returns what Yjs threw; what it had taken in by then is sent and journaled all the same. */
  private take(update: Uint8Array, author: UpdateAuthor, clientIds: number[], from: Connection | null): unknown {
    const { changes, error } = this.replica.apply(update);
    for (const change of changes) {
      this.outbox.add(change, from);
      this.queue.enqueue({ update: change, author, clientIds });
      from?.echoLater(this.queue.lastIndex, change);
    }
    if (this.replica.isBroken) this.onBroken();
    return error;
  }

  private committed(index: number, rows: CommittedRow[]): void {
    for (const { seq, bytes } of rows) {
      this.compactor.tail.add(seq, bytes);
      this.lastSeq = Math.max(this.lastSeq, seq);
    }
    for (const connection of this.connections) connection.acknowledgeUpTo(index);
    this.context.onCommitted(this.documentId, this.lastSeq);
    this.compactLater();
  }

  private acknowledgeSoon(): void {
    if (this.acksScheduled) return;
    this.acksScheduled = true;
    this.context.scheduler.soon(() => {
      this.acksScheduled = false;
      for (const connection of this.connections) connection.acknowledgeUpTo(this.queue.committedIndex);
    });
  }

  private writableChanged(writable: boolean): void {
    this.context.log.warn(writable ? 'document takes edits again' : 'document takes no edits', {
      documentId: this.documentId,
    });
    if (writable) for (const connection of this.connections) this.askAgain(connection);
  }

  /** After refusals: lets the client send everything once more. */
  private askAgain(connection: Connection): void {
    if (connection.ledger.frozen && connection.access === 'write') connection.askForState(this.replica.stateVector());
  }

  private compactLater(): void {
    if (this.compactionScheduled || !this.compactor.isDue) return;
    this.compactionScheduled = true;
    this.context.scheduler.after(this.context.limits.compactDelayMs, () => {
      void this.compact().finally(() => {
        this.compactionScheduled = false;
      });
    });
  }

  private async compact(): Promise<void> {
    if (this.disposed) return;
    try {
      await this.compactor.run();
    } catch (error) {
      this.context.log.warn('compaction failed', { documentId: this.documentId, error: String(error) });
    }
  }

  /** Changes that another writer stored: they are in the journal already. */
  private takeIn(loaded: LoadedDocument): void {
    const updates = [...(loaded.snapshot ? [loaded.snapshot] : []), ...loaded.updates.map(({ update }) => update)];
    for (const update of updates) {
      for (const change of this.replica.apply(update).changes) this.outbox.add(change, null);
    }
  }
}
