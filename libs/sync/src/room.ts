import { CLOSE } from '@soproekt/contracts';
import type { Bus } from './bus.js';
import { ClientIdRegistry } from './client-ids.js';
import { CommitQueue, type CommittedRow } from './commit-queue.js';
import { CompactionSchedule } from './compaction-schedule.js';
import { Compactor } from './compaction.js';
import type { Connection, ConnectionOwner } from './connection.js';
import { setAside, setAsideRefused } from './damaged-rows.js';
import type { DocumentLog } from './document-log.js';
import { FoldAbortedError } from './folder.js';
import { foldedState } from './folded-state.js';
import type { LoadedDocument, UpdateAuthor } from './journal.js';
import { takeInNews } from './journal-news.js';
import { Outbox } from './outbox.js';
import { PeerLine } from './peer-line.js';
import { Presence } from './presence.js';
import { decodeClientMessage, type ClientMessage } from './protocol.js';
import { UpdateRefusedError, type RoomContext, type RoomOwner } from './room-context.js';
import { UpdateJudge, type StateKind } from './update-judge.js';
import { scanUpdate, type UpdateScan } from './update-scan.js';

/**
 * One open document: sends changes to the others at once, journals them, and acknowledges after the commit. A message is handled
 * in full before the next one is looked at; only large updates wait, until the worker has tried them.
 */
export class Room implements ConnectionOwner {
  private readonly queue: CommitQueue;
  private readonly compactor: Compactor;
  private readonly schedule: CompactionSchedule;
  private readonly judge: UpdateJudge;
  private readonly connections = new Set<Connection>();
  private readonly ids = new ClientIdRegistry();
  private readonly presence: Presence<Connection>;
  private readonly outbox: Outbox<Connection>;
  private readonly line: PeerLine | null;
  private acksScheduled = false;
  private disposed = false;
  private lastSeq: number;

  constructor(
    readonly documentId: string,
    loaded: LoadedDocument,
    private readonly document: DocumentLog,
    damaged: ReadonlySet<number>,
    private readonly context: RoomContext,
    private readonly owner: RoomOwner,
  ) {
    const { journal, folder, limits, scheduler } = context;
    this.lastSeq = loaded.lastSeq;
    this.queue = new CommitQueue(documentId, context.writer, limits, {
      committed: (index, rows, since) => this.committed(index, rows, since),
      writable: (writable) => this.writableChanged(writable),
    });
    this.compactor = new Compactor(
      {
        documentId,
        journal,
        folder,
        limits,
        log: document,
        takeIn: (news) => this.takeIn(news),
        onRefused: () => this.setAsideRefused(),
      },
      loaded,
      damaged,
    );
    this.schedule = new CompactionSchedule(
      context,
      () => this.compact(),
      (error) => context.log.warn('compaction failed', { documentId, error: String(error) }),
    );
    this.judge = new UpdateJudge({
      document,
      limits,
      scheduler,
      trials: context.trials,
      isWritable: () => this.queue.isWritable,
      fold: () => this.state(),
    });
    this.outbox = new Outbox(scheduler, () => this.connections, {
      publish: (changes) => this.line?.publish(changes),
      sent: (since, receivers) => context.observer.fannedOut(scheduler.now() - since, receivers),
    });
    this.presence = new Presence(
      this.ids,
      limits,
      scheduler,
      () => this.connections,
      () => this.outbox.flush(),
      (entries) => this.line?.publishAwareness(entries),
    );
    this.line = context.bus && this.openLine(context.bus);
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

  /** What is on its way into the journal. */
  get backlog(): Pick<CommitQueue, 'bufferedBytes' | 'oldestAt' | 'isFailing' | 'isWritable'> {
    return this.queue;
  }

  /** Takes a connection in. It is in the list before the first answer, so that it misses no change. */
  join(connection: Connection): void {
    this.connections.add(connection);
    connection.attach(this);
    this.askForState(connection);
    this.presence.welcome(connection);
    connection.handOver();
  }

  left(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    this.presence.leave(connection);
    if (this.connections.size === 0) this.owner.empty();
  }

  accessChanged(connection: Connection): void {
    if (connection.access === 'write') this.askAgain(connection);
  }

  handle(connection: Connection, frame: Uint8Array): void {
    try {
      this.dispatch(connection, decodeClientMessage(frame));
    } catch (error) {
      this.endMalformed(connection, error);
    }
  }

  /** Applies a change of the server's own. Resolves after its commit. */
  async applyServerUpdate(update: Uint8Array, author: UpdateAuthor): Promise<void> {
    const scan = scanUpdate(update);
    if (!this.queue.isWritable) throw new UpdateRefusedError('storage is unavailable');
    if (!this.document.contains(scan)) this.take(update, scan, author, this.document.freshClients(scan), null);
    await this.flush();
  }

  /** The document now, as one update. */
  state(): Promise<Uint8Array> {
    return foldedState(this.document, this.context.folder, () => this.setAsideRefused());
  }

  /** Resolves when everything taken so far is committed. */
  flush(): Promise<void> {
    this.outbox.flush();
    return this.queue.flushed();
  }

  /** Folds the journal's rows if they are worth it. Failures are reported and left to the next time. */
  async compactOnUnload(): Promise<void> {
    if (this.compactor.isDueOnUnload) await this.schedule.now();
  }

  /** A message of another node. */
  hear(message: Uint8Array): void {
    this.line?.hear(message);
  }

  /** Messages of other nodes pass again after a loss. */
  busReconnected(): void {
    this.line?.reconnected();
  }

  closeAll(code: number, reason: string): void {
    for (const connection of [...this.connections]) connection.close(code, reason);
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
    this.line?.close();
    this.owner.closed();
    this.queue.stop();
    this.presence.dispose();
  }

  private openLine(bus: Bus): PeerLine {
    return new PeerLine(this.documentId, bus, this.context, {
      document: this.document,
      presence: this.presence,
      isSaved: () => this.queue.isIdle,
      canStore: () => !this.queue.isFailing,
      isOwn: (holder) => this.connections.has(holder as Connection),
      spread: (update) => this.spread(update),
      store: ({ update, author, clientIds }) => this.enqueue(update, author, clientIds),
      readNews: () => this.compactor.readNews(),
    });
  }

  private dispatch(connection: Connection, message: ClientMessage): void {
    switch (message.kind) {
      case 'step1':
        // What it costs grows with the document; who asks for ever is read more slowly.
        connection.charge(this.document.bytes);
        connection.sendState(this.document.answer(message.stateVector));
        return;
      case 'step2':
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

  private takeState(connection: Connection, kind: StateKind, update: Uint8Array): void {
    const scan = this.judge.read(update);
    const preparation = this.judge.prepare(connection, kind, update, scan);
    if (!preparation) {
      this.conclude(connection, kind, update, scan);
      return;
    }
    const task = preparation.then(() => {
      if (!connection.closed) this.conclude(connection, kind, update, scan);
    });
    void connection.holdWhile(task).catch((error: unknown) => this.endMalformed(connection, error));
  }

  /** Whatever a client sent, only its own connection ends by it. */
  private endMalformed(connection: Connection, error: unknown): void {
    this.context.log.warn(error instanceof FoldAbortedError ? 'update took too long' : 'bad message', {
      documentId: this.documentId,
      userId: connection.userId,
      error: String(error),
    });
    connection.close(CLOSE.protocolError, 'malformed message');
  }

  private conclude(connection: Connection, kind: StateKind, update: Uint8Array, scan: UpdateScan): void {
    if (kind === 'step2') connection.ledger.stateArrived();
    const isNews = this.judge.isNews(connection, kind, scan);
    const refusal = isNews ? this.judge.refusal(connection, update, scan) : null;
    if (refusal) {
      this.context.observer.refused(refusal);
      connection.refuse(refusal);
      if (refusal === 'document-full') this.compactLater(true);
      return;
    }
    if (connection.access === 'write' && !this.takeChange(connection, kind, update, scan, isNews)) return;
    connection.settled ||= kind === 'step2';
    connection.ledger.accepted(this.queue.lastIndex);
    if (this.queue.isIdle) this.acknowledgeSoon();
  }

  private takeChange(
    connection: Connection,
    kind: StateKind,
    update: Uint8Array,
    scan: UpdateScan,
    isNews: boolean,
  ): boolean {
    const fresh = this.document.freshClients(scan);
    if (this.ids.findForeign(fresh, connection, kind) !== null) {
      connection.close(CLOSE.clientIdTaken, 'client id in use by another person');
      return false;
    }
    if (kind === 'update') this.ids.conclude(fresh, connection);
    const author = { userId: connection.userId, institutionId: connection.user.institution?.id ?? null };
    const clientIds = this.ids.attributable(fresh, connection);
    // What is known from another node only may still be lost there: it goes into the journal from here as well.
    const isWhole = kind === 'update' || this.line?.holdsUnstored(scan) === true;
    const change = isNews && !isWhole ? this.document.withoutKnownDeletions(update, scan) : update;
    if (isNews) {
      this.take(change, scan, author, clientIds, connection);
    } else if (this.line?.holdsUnstored(scan)) {
      this.line.storeNeeded(scan);
      this.enqueue(update, author, clientIds);
    }
    return true;
  }

  private take(
    update: Uint8Array,
    scan: UpdateScan,
    author: UpdateAuthor,
    clientIds: readonly number[],
    from: Connection | null,
  ): void {
    const waited = this.document.waitingBytes;
    this.document.add(update, scan);
    this.outbox.add({ update, from, attribution: { author, clientIds }, at: this.context.scheduler.now() });
    this.line?.storeNeeded(scan);
    this.enqueue(update, author, clientIds);
    from?.echoLater(this.queue.lastIndex, update);
    if (this.document.waitingBytes < waited) this.askAllAgain();
  }

  private enqueue(update: Uint8Array, author: UpdateAuthor, clientIds: readonly number[]): void {
    this.queue.enqueue({ update, author, clientIds, at: this.context.scheduler.now() });
  }

  private committed(index: number, rows: CommittedRow[], since: readonly number[]): void {
    const now = this.context.scheduler.now();
    for (const { seq, bytes } of rows) {
      this.compactor.tail.add(seq, bytes);
      this.lastSeq = Math.max(this.lastSeq, seq);
    }
    for (const at of since) this.context.observer.committed(now - at);
    for (const connection of this.connections) connection.acknowledgeUpTo(index);
    this.line?.committed();
    this.context.onCommitted(this.documentId, this.lastSeq, rows);
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
    if (writable) this.askAllAgain();
  }

  /** After refusals: lets the clients send everything once more. */
  private askAllAgain(): void {
    for (const connection of this.connections) this.askAgain(connection);
  }

  private askAgain(connection: Connection): void {
    if (connection.ledger.frozen && connection.access === 'write') this.askForState(connection);
  }

  private askForState(connection: Connection): void {
    const vector = this.document.stateVector();
    connection.askForState(this.line ? this.line.certain(vector) : vector);
  }

  private compactLater(anyway = false): void {
    if (!this.disposed && (anyway || this.compactor.isDue)) this.schedule.later();
  }

  private async compact(): Promise<void> {
    if (this.disposed) return;
    const before = this.document.bytes;
    try {
      await this.compactor.run();
    } finally {
      if (this.document.bytes < before) this.askAllAgain();
    }
  }

  /** The journal is mended, and the document loaded anew from it. */
  private async setAsideRefused(): Promise<void> {
    await setAsideRefused(this.context, this.documentId);
    this.owner.broken();
  }

  /** Changes that another writer stored: they are in the journal already. */
  private takeIn(news: LoadedDocument): ReadonlySet<number> {
    const damaged = takeInNews(this.document, news, (update) => this.spread(update));
    for (const [seq, error] of damaged) setAside(this.context, this.documentId, seq, error);
    this.lastSeq = Math.max(this.lastSeq, news.lastSeq);
    return new Set(damaged.keys());
  }

  /** Sends a change of another node to everybody here. */
  private spread(update: Uint8Array): void {
    this.outbox.add({ update, from: null, attribution: null, at: this.context.scheduler.now() });
  }
}
