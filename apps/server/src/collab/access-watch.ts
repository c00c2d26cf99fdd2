import { CLOSE } from '@soproekt/contracts';
import type { Connection } from '@soproekt/sync';
import { Sweep } from '../platform/sweep.js';
import type { AccessChange, CollabAuthorizer, CollabLog, CollabPrincipal } from './collab-ports.js';

/** How often every connection is decided anew, events or not. */
const SWEEP_MS = 60_000;
/** How often the connections are looked through for sessions whose time has come: no event tells of it (S13). */
export const SESSION_CHECK_MS = 2_000;
/** Pause before asking again when the question could not be answered. */
const RETRY_MS = 1_000;

/** An open or opening connection and what is needed to decide about it again. */
export interface WatchedConnection {
  readonly principal: CollabPrincipal;
  readonly documentId: string;
  readonly cookie: string | undefined;
  /** Null while the first decision is being made. */
  connection: Connection | null;
}

interface Watch {
  readonly entry: WatchedConnection;
  /** An event came since the last decision began. */
  stale: boolean;
  deciding: boolean;
  /** When the session ends as far as is known; it may have been used since. */
  endsAt: number;
}

/**
 * Keeps the rights of open connections up to date: every access event, the end of a session, and a sweep now and then have those
 * concerned decided anew from the database. What is decided is never remembered.
 */
export class AccessWatch {
  private readonly watches = new Map<WatchedConnection, Watch>();
  private readonly sweep = new Sweep(
    () => this.watches.values(),
    (watch) => this.decide(watch),
  );
  private retry: NodeJS.Timeout | undefined;
  private readonly sweeper = setInterval(() => void this.sweep.run(), SWEEP_MS);
  private readonly checker = setInterval(() => this.checkSessions(), SESSION_CHECK_MS);

  constructor(
    private readonly authorizer: CollabAuthorizer,
    private readonly log: CollabLog,
  ) {
    this.sweeper.unref();
    this.checker.unref();
  }

  /** Call before the first decision, so that no event falls between it and the connection. */
  add(entry: WatchedConnection): void {
    this.watches.set(entry, { entry, stale: false, deciding: false, endsAt: entry.principal.sessionEndsAt });
  }

  /** Call when the first decision has opened the connection. */
  opened(entry: WatchedConnection): void {
    const watch = this.watches.get(entry);
    if (watch?.stale) void this.decide(watch);
  }

  remove(entry: WatchedConnection): void {
    this.watches.delete(entry);
  }

  /** An access event: decides all connections anew that it may concern. */
  changed(change: AccessChange): void {
    // Without a person named it may concern everybody: a few at a time.
    if (change.kind === 'everything-changed' || (change.kind === 'workspace-changed' && !change.userId)) {
      void this.sweep.run();
      return;
    }
    for (const watch of this.watches.values()) if (concerns(change, watch.entry)) void this.decide(watch);
  }

  stop(): void {
    clearInterval(this.sweeper);
    clearInterval(this.checker);
    clearTimeout(this.retry);
    this.watches.clear();
  }

  private checkSessions(): void {
    const now = Date.now();
    for (const watch of this.watches.values()) if (watch.endsAt <= now) void this.decide(watch);
  }

  private async decide(watch: Watch): Promise<void> {
    watch.stale = true;
    if (watch.deciding || !watch.entry.connection) return;
    watch.deciding = true;
    try {
      while (watch.stale && this.watches.has(watch.entry)) {
        watch.stale = false;
        await this.apply(watch);
      }
    } catch (error) {
      // Nobody is thrown out because the database is away; without it nobody's edits are stored either.
      this.sweepLater(error);
    } finally {
      watch.deciding = false;
    }
  }

  /** One more sweep for all that failed: thousands of connections must not ask a database that comes back all at once. */
  private sweepLater(error: unknown): void {
    if (this.retry) return;
    this.log.warn(`rights could not be decided anew: ${String(error)}`);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.sweep.run();
    }, RETRY_MS).unref();
  }

  private async apply(watch: Watch): Promise<void> {
    const { principal, documentId, cookie, connection } = watch.entry;
    const access = await this.authorizer.access(principal, documentId);
    if (access === 'binned') {
      connection?.close(CLOSE.noDocument, 'the document is in the bin');
    } else if (access) {
      connection?.setAccess(access);
      if (watch.endsAt <= Date.now()) watch.endsAt = (await this.authorizer.sessionEndsAt(principal)) ?? watch.endsAt;
    } else if (await this.authorizer.authenticate(cookie)) {
      connection?.close(CLOSE.noRight, 'no right to this document');
    } else {
      connection?.close(CLOSE.notSignedIn, 'session ended');
    }
  }
}

function concerns(change: AccessChange, { principal, documentId }: WatchedConnection): boolean {
  switch (change.kind) {
    case 'session-ended':
      return change.sessionId === principal.sessionId;
    case 'user-changed':
      return change.userId === principal.userId;
    case 'document-changed':
      return change.documentId === documentId;
    case 'workspace-changed':
      // Which workspace a document is in is for the database to say.
      return change.userId === undefined || change.userId === principal.userId;
    case 'everything-changed':
      return true;
  }
}
