import * as Y from 'yjs';

/** Merging now and then keeps the list short through hours offline. */
const MAX_LISTED = 64;

/**
 * The local edits that the server has not acknowledged, and the count of messages on the present line. One object lives as long as
 * the client; {@link newLine} begins a new count.
 */
export class UnsentEdits {
  private offline: Uint8Array[] = [];
  private unacknowledged: { count: number; update: Uint8Array }[] = [];
  private sent = 0;
  private acknowledged = 0;
  private answered = false;

  /** Whether the server has confirmed everything that this client has. */
  get allAcknowledged(): boolean {
    return this.answered && this.offline.length === 0 && this.acknowledged >= this.sent;
  }

  /** A new connection: counting begins anew, what was not acknowledged is not yet sent. */
  newLine(): void {
    this.offline.push(...this.unacknowledged.map(({ update }) => update));
    this.unacknowledged = [];
    this.sent = 0;
    this.acknowledged = 0;
    this.answered = false;
    this.shorten();
  }

  /** An edit that was made while no line was open. */
  madeOffline(update: Uint8Array): void {
    this.offline.push(update);
    this.shorten();
  }

  /**
   * A state went out in so many messages; it is safe when the last of them is. A SyncStep2 holds all the client has that the server
   * lacks, so it stands for everything before.
   */
  stateSent(kind: 'step2' | 'update', update: Uint8Array, messages: number): void {
    this.sent += messages;
    if (kind === 'step2') {
      this.answered = true;
      this.offline = [];
      this.unacknowledged = [];
    }
    this.unacknowledged.push({ count: this.sent, update });
  }

  /** The server has committed the first `count` messages. */
  committed(count: number): void {
    if (count <= this.acknowledged) return;
    this.acknowledged = count;
    this.unacknowledged = this.unacknowledged.filter((message) => message.count > count);
  }

  /** Everything not acknowledged as one update, null when there is nothing. */
  merged(): Uint8Array | null {
    const updates = [...this.offline, ...this.unacknowledged.map(({ update }) => update)];
    return updates.length === 0 ? null : Y.mergeUpdates(updates);
  }

  private shorten(): void {
    if (this.offline.length > MAX_LISTED) this.offline = [Y.mergeUpdates(this.offline)];
  }
}
