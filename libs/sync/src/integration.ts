import { DeleteSet } from './delete-set.js';
import { beyond, clockOf, encodeStateVector, type StateVector } from './state-vector.js';
import type { ClockRange, UpdateScan } from './update-scan.js';

/** Up to so many waiting changes are looked through at every change. */
const FEW_WAITING = 64;

/** A change that builds on something that is not there yet. */
export interface Waiting {
  scan: UpdateScan;
  bytes: number;
  /** Number of the change. */
  through: number;
}

/**
 * Which changes Yjs would have integrated, and which wait for others, told from clocks alone. A change is integrable when
 * everything that it builds on, and everything that it deletes, is there.
 */
export class Integration {
  private known: StateVector = new Map();
  private vectorBytes: Uint8Array | null = null;
  private waiting: Waiting[] = [];
  private waitingStructs = new DeleteSet();
  private bytes = 0;
  /** Changes since the waiting ones were looked through. */
  private unlooked = 0;

  /** Bytes of the changes that wait. */
  get waitingBytes(): number {
    return this.bytes;
  }

  /** What is integrated, in bytes. */
  stateVector(): Uint8Array {
    return (this.vectorBytes ??= encodeStateVector(this.known));
  }

  /** The parts of the ranges that are neither integrated nor waiting. */
  missing(ranges: readonly ClockRange[]): ClockRange[] {
    const fresh = beyond(this.known, ranges);
    return this.waiting.length === 0 ? fresh : fresh.filter((range) => !this.waitingStructs.contains(range));
  }

  /** The deletions that wait for what they delete. */
  waitingDeletions(): DeleteSet {
    const set = new DeleteSet();
    for (const { scan } of this.waiting) set.addAll(beyond(this.known, scan.deletes));
    return set;
  }

  /** Whether the range is integrated. */
  covers({ client, clock, length }: ClockRange): boolean {
    return clock + length <= clockOf(this.known, client);
  }

  /** Whether everything that the change builds on is here. */
  isIntegrable(scan: UpdateScan): boolean {
    const reach = this.reachWith(scan.structs);
    return reach !== null && isWithin(reach, this.known, scan);
  }

  /** Takes a change in, now or when what it waits for has come. */
  take(entry: Waiting): void {
    if (this.isIntegrable(entry.scan)) {
      this.advance(entry.scan);
    } else {
      this.keep(entry);
      this.wake();
    }
  }

  /** Begins anew with a state of this vector. Of the changes up to `through` only those are kept that still wait. */
  rebase(vector: StateVector, through: number): void {
    const { waiting } = this;
    this.known = new Map(vector);
    this.vectorBytes = null;
    this.forget();
    for (const entry of waiting) {
      if (entry.through > through || this.isIntegrable(entry.scan)) continue;
      this.keep(entry);
      this.wake();
    }
  }

  /** How far each client of the structs would be known with them; null when there is a gap. */
  private reachWith(structs: readonly ClockRange[]): StateVector | null {
    const reach: StateVector = new Map();
    for (const { client, clock, length } of structs) {
      const known = reach.get(client) ?? clockOf(this.known, client);
      if (clock > known) return null;
      reach.set(client, Math.max(known, clock + length));
    }
    return reach;
  }

  private advance(scan: UpdateScan): void {
    if (scan.structs.length === 0) return;
    this.know(scan.structs);
    if (this.waiting.length > 0) this.wake();
  }

  private know(structs: readonly ClockRange[]): void {
    for (const { client, clock, length } of structs) {
      const end = clock + length;
      if (end > clockOf(this.known, client)) this.known.set(client, end);
    }
    this.vectorBytes = null;
  }

  private keep(entry: Waiting): void {
    this.waiting.push(entry);
    this.bytes += entry.bytes;
    for (const range of entry.scan.structs) this.waitingStructs.add(range);
  }

  private forget(): void {
    this.waiting = [];
    this.bytes = 0;
    this.waitingStructs = new DeleteSet();
  }

  /**
   * Integrates what was waiting for something that is here now. Updates may wait for parts of each other, as those of two people
   * do who were joined each by himself; so all are taken for integrable that need nothing but what is known and each other.
   *
   * Looking through many costs time at every change; a crafted crowd of them is looked through only now and then.
   */
  private wake(): void {
    this.unlooked++;
    if (this.waiting.length > FEW_WAITING && this.unlooked * 8 < this.waiting.length) return;
    this.unlooked = 0;
    let ready = this.waiting;
    for (let before = -1; before !== ready.length;) {
      before = ready.length;
      const reach = this.reachOf(ready);
      ready = ready.filter(({ scan }) => isWithin(reach, this.known, scan));
    }
    if (ready.length === 0) return;
    const woken = new Set(ready);
    for (const { scan } of ready) this.know(scan.structs);
    const rest = this.waiting.filter((entry) => !woken.has(entry));
    this.forget();
    for (const entry of rest) this.keep(entry);
  }

  /** How far each client would be known with these. */
  private reachOf(entries: readonly Waiting[]): StateVector {
    const reach: StateVector = new Map();
    const ranges = entries.flatMap(({ scan }) => scan.structs).sort((a, b) => a.clock - b.clock);
    for (const { client, clock, length } of ranges) {
      const known = reach.get(client) ?? clockOf(this.known, client);
      if (clock <= known) reach.set(client, Math.max(known, clock + length));
    }
    return reach;
  }
}

/** Whether the update, and all it builds on, is covered by one or the other. */
function isWithin(reach: StateVector, known: StateVector, { structs, needs, deletes }: UpdateScan): boolean {
  const covered = (client: number, clock: number): boolean =>
    clock <= clockOf(known, client) || clock <= clockOf(reach, client);
  for (const [client, clock] of needs) if (!covered(client, clock)) return false;
  return [structs, deletes].every((ranges) =>
    ranges.every(({ client, clock, length }) => covered(client, clock + length)),
  );
}
