import { mergeInChunks } from './merge.js';
import { encodeUpdate } from './protocol.js';
import type { Scheduler } from './scheduler.js';

/** Whom changes are sent to. */
export interface Receiver {
  /** Has its changes confirmed by count, so that getting one back before its commit means nothing to it. */
  readonly acknowledge: boolean;
  send(frame: Uint8Array): void;
}

interface Change<R> {
  update: Uint8Array;
  /** Its author's connection, which must not take it for a confirmation before the commit; null for changes of the server's own. */
  from: R | null;
}

/** Collects what one tick brings to a document, then sends it: merged, encoded once, the same buffer to everybody. */
export class Outbox<R extends Receiver> {
  private changes: Change<R>[] = [];
  private scheduled = false;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly receivers: () => Iterable<R>,
  ) {}

  add(update: Uint8Array, from: R | null): void {
    this.changes.push({ update, from });
    if (this.scheduled) return;
    this.scheduled = true;
    this.scheduler.soon(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  /** Sends what has been collected. */
  flush(): void {
    if (this.changes.length === 0) return;
    const changes = this.changes;
    this.changes = [];
    const authors = new Set(changes.map(({ from }) => from));
    let shared: Uint8Array[] | undefined;
    for (const receiver of this.receivers()) {
      if (!authors.has(receiver) || (receiver.acknowledge && authors.size > 1)) {
        shared ??= frames(changes);
        for (const frame of shared) receiver.send(frame);
      } else if (authors.size > 1) {
        for (const frame of frames(changes.filter(({ from }) => from !== receiver))) receiver.send(frame);
      }
    }
  }
}

function frames(changes: { update: Uint8Array }[]): Uint8Array[] {
  return mergeInChunks(changes.map(({ update }) => update)).map(encodeUpdate);
}
