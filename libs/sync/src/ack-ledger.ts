/**
 * Counts the state-carrying messages of one connection and how many of them are committed.
 *
 * A message is committed when every append that the room had made up to it is: it may have brought only what another connection
 * brought a moment before, which is not safe until that other append is.
 *
 * After a refusal the count stands still, since "the first n are committed" would no longer be true. It goes on when the client
 * has answered a SyncStep1 that was sent after the refusal: that answer holds everything the client has.
 */
export class AckLedger {
  private received = 0;
  private reported = 0;
  /** Ascending; `count` messages are committed once the room's appends up to `barrier` are. */
  private marks: { barrier: number; count: number }[] = [];
  private step1Sent = 0;
  private step2Received = 0;
  /** Number of the SyncStep1 whose answer ends the standstill; Infinity while none has been sent. */
  private thawsAt: number | null = null;

  /** Whether messages were refused and the client has not sent everything anew. */
  get frozen(): boolean {
    return this.thawsAt !== null;
  }

  /** Call for each SyncStep1 sent to the client, which answers them in order. */
  askedForState(): void {
    this.step1Sent++;
    if (this.thawsAt === Infinity) this.thawsAt = this.step1Sent;
  }

  /** Call for each SyncStep2 received, before `accepted` or `refused`. */
  stateArrived(): void {
    this.step2Received++;
  }

  accepted(barrier: number): void {
    this.received++;
    if (this.thawsAt !== null) {
      if (this.step2Received < this.thawsAt) return;
      this.thawsAt = null;
    }
    const last = this.marks.at(-1);
    if (last?.barrier === barrier) last.count = this.received;
    else this.marks.push({ barrier, count: this.received });
  }

  refused(): void {
    this.received++;
    this.thawsAt = Infinity;
  }

  /** The count to report now that appends up to `committed` are committed, null when it has not grown. */
  advance(committed: number): number | null {
    let count = this.reported;
    let passed = 0;
    for (const mark of this.marks) {
      if (mark.barrier > committed) break;
      count = mark.count;
      passed++;
    }
    if (passed > 0) this.marks.splice(0, passed);
    if (count === this.reported) return null;
    this.reported = count;
    return count;
  }
}
