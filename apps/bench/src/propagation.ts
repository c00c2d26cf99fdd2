import { scanUpdate } from '@soproekt/sync';

/** Of every Yjs client that writes: when its edits were sent, by clock; 0 for those that do not count. */
type SendTimes = number[];

/**
 * Knows when each edit was sent, and finds it again in what others receive, whether the server passes updates on one by one or merges them:
 * an edit is a clock of a Yjs client. One sample for each edit and receiver.
 */
export class Propagation {
  /** Milliseconds from sending to receiving. */
  readonly samples: number[] = [];
  /** Only edits sent while this is set are measured. */
  measuring = false;
  private readonly writers = new Map<number, SendTimes>();
  private edits = 0;

  /** Number of edits that are measured. */
  get measured(): number {
    return this.edits;
  }

  /** Call right before sending. */
  sent(client: number, clock: number, now: number): void {
    let times = this.writers.get(client);
    if (!times) this.writers.set(client, (times = []));
    times[clock] = this.measuring ? now : 0;
    if (this.measuring) this.edits++;
  }

  /** When this edit was sent; 0: not measured. */
  sentAt(client: number, clock: number): number {
    return this.writers.get(client)?.[clock] ?? 0;
  }

  /**
   * A receiver with a memory of its own: what comes twice counts once.
   * @param own Yjs client whose edits are its own
   */
  receiver(own?: number): Receiver {
    return new Receiver(this, own);
  }
}

/** One of those who get the edits. */
export class Receiver {
  /** For each Yjs client, the clock up to which everything has come. */
  readonly seen = new Map<number, number>();

  constructor(
    private readonly propagation: Propagation,
    private readonly own?: number,
  ) {}

  receive(update: Uint8Array, now: number): void {
    for (const { client, clock, length } of scanUpdate(update).structs) {
      if (client === this.own) continue;
      const end = clock + length;
      for (let at = Math.max(clock, this.seen.get(client) ?? 0); at < end; at++) {
        const sentAt = this.propagation.sentAt(client, at);
        if (sentAt > 0) this.propagation.samples.push(now - sentAt);
      }
      if (end > (this.seen.get(client) ?? 0)) this.seen.set(client, end);
    }
  }
}
