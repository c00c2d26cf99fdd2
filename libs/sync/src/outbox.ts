import type { UpdateAuthor } from './journal.js';
import type { Attribution, AuthoredChange } from './peers.js';
import { encodeUpdate } from './protocol.js';
import type { Scheduler } from './scheduler.js';
import { joinUpdates } from './update-join.js';

/** Whom changes are sent to. */
export interface Receiver {
  /** Has its changes confirmed by count, so that getting one back before its commit means nothing to it. */
  readonly acknowledge: boolean;
  send(frame: Uint8Array): void;
}

interface Change<R> {
  update: Uint8Array;
  /** Its author's connection, which must not take it for a confirmation before the commit; null for changes from elsewhere. */
  from: R | null;
  /** Whose it is, for the other nodes; null when they have it already. */
  attribution: Attribution | null;
  at: number;
}

const FEW = 8;
/** From so many receivers on, fan-outs keep a distance: each costs the time of as many writes. The first after a pause does not wait. */
const MANY = 100;
const MS_PER_RECEIVER = 0.02;
const MOST_MS = 20;

/** What an outbox tells. */
export interface OutboxListener {
  /** Changes of this node's clients, joined, for the other nodes. */
  publish(changes: AuthoredChange[]): void;
  /** Everything collected was handed to the connections; `since` is when the oldest was received. */
  sent(since: number, receivers: number): void;
}

/** Collects what one tick brings to a document, then sends it: joined, encoded once, the same buffer to everybody. */
export class Outbox<R extends Receiver> {
  private changes: Change<R>[] = [];
  private scheduled = false;
  private sentAt = -Infinity;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly receivers: () => ReadonlySet<R>,
    private readonly listener: OutboxListener,
  ) {}

  add(change: Change<R>): void {
    this.changes.push(change);
    if (this.scheduled) return;
    this.scheduled = true;
    const { size } = this.receivers();
    const wait = size < MANY ? 0 : this.sentAt + Math.min(size * MS_PER_RECEIVER, MOST_MS) - this.scheduler.now();
    // Joining what several people type pays only where each frame goes to many, and waiting for more only where to very many.
    if (size <= FEW) this.scheduler.next(this.run);
    else if (wait <= 1) this.scheduler.soon(this.run);
    else this.scheduler.after(wait, this.run);
  }

  private readonly run = (): void => {
    this.scheduled = false;
    this.flush();
  };

  /** Sends what has been collected. */
  flush(): void {
    const [first] = this.changes;
    if (!first) return;
    const changes = this.changes;
    this.changes = [];
    const receivers = this.receivers();
    this.sentAt = this.scheduler.now();
    if (changes.length === 1) this.sendOne(first, receivers);
    else this.sendMany(changes, receivers);
    const own = changes.flatMap(({ update, attribution }) => (attribution ? [{ update, ...attribution }] : []));
    if (own.length > 0) this.listener.publish(joinRuns(own));
    this.listener.sent(first.at, receivers.size);
  }

  private sendOne({ update, from }: Change<R>, receivers: ReadonlySet<R>): void {
    if (receivers.size === 1 && from && receivers.has(from)) return;
    const frame = encodeUpdate(update);
    for (const receiver of receivers) if (receiver !== from) receiver.send(frame);
  }

  private sendMany(changes: Change<R>[], receivers: ReadonlySet<R>): void {
    const authors = new Set(changes.map(({ from }) => from));
    let shared: Uint8Array[] | undefined;
    for (const receiver of receivers) {
      if (!authors.has(receiver) || (receiver.acknowledge && authors.size > 1)) {
        shared ??= frames(changes);
        for (const frame of shared) receiver.send(frame);
      } else if (authors.size > 1) {
        for (const frame of frames(changes.filter(({ from }) => from !== receiver))) receiver.send(frame);
      }
    }
  }
}

/** Joins what one author did without a break, so that the order stays: later changes build on earlier ones of other people. */
function joinRuns(changes: AuthoredChange[]): AuthoredChange[] {
  const runs: [AuthoredChange, ...AuthoredChange[]][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    if (run && isSame(run[0].author, change.author)) run.push(change);
    else runs.push([change]);
  }
  return runs.flatMap((run) => {
    const { author } = run[0];
    const clientIds = [...new Set(run.flatMap((change) => change.clientIds))];
    return joinUpdates(run.map(({ update }) => update)).map((update) => ({ update, author, clientIds }));
  });
}

function isSame(one: UpdateAuthor, other: UpdateAuthor): boolean {
  return one.userId === other.userId && one.institutionId === other.institutionId;
}

function frames(changes: { update: Uint8Array }[]): Uint8Array[] {
  return joinUpdates(changes.map(({ update }) => update)).map(encodeUpdate);
}
