import * as encoding from 'lib0/encoding';
import type { ClockRange } from './update-scan.js';

/** From how many ranges at once merging two sorted lists beats inserting one by one. */
const MERGE_FROM = 32;

/** Disjoint runs `[starts[i], ends[i])` in ascending order, none touching the next. */
interface Runs {
  starts: number[];
  ends: number[];
}

/** How many entries of a sorted list are at most `value`. */
function countUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Puts a run behind all others that start before it. */
function append({ starts, ends }: Runs, start: number, end: number): void {
  const last = ends.length - 1;
  if (last >= 0 && start <= (ends[last] as number)) {
    if (end > (ends[last] as number)) ends[last] = end;
  } else {
    starts.push(start);
    ends.push(end);
  }
}

function insert(runs: Runs, start: number, end: number): void {
  const { starts, ends } = runs;
  const last = starts.length - 1;
  if (last < 0 || start >= (starts[last] as number)) {
    append(runs, start, end);
    return;
  }
  // Runs from `first` to before `behind` overlap or touch the new one.
  let first = countUpTo(starts, start);
  if (first > 0 && (ends[first - 1] as number) >= start) first--;
  const behind = countUpTo(starts, end);
  if (first === behind) {
    starts.splice(first, 0, start);
    ends.splice(first, 0, end);
    return;
  }
  starts[first] = Math.min(starts[first] as number, start);
  ends[first] = Math.max(ends[behind - 1] as number, end);
  if (behind - first > 1) {
    starts.splice(first + 1, behind - first - 1);
    ends.splice(first + 1, behind - first - 1);
  }
}

/** Merges a sorted list into the runs in one go. */
function merge({ starts, ends }: Runs, sorted: readonly ClockRange[]): Runs {
  const merged: Runs = { starts: [], ends: [] };
  let at = 0;
  for (const { clock, length } of sorted) {
    for (; at < starts.length && (starts[at] as number) <= clock; at++) {
      append(merged, starts[at] as number, ends[at] as number);
    }
    append(merged, clock, clock + length);
  }
  for (; at < starts.length; at++) append(merged, starts[at] as number, ends[at] as number);
  return merged;
}

/** Clocks of clients, such as those that are deleted. Quick where it matters: appending, and adding what is there already. */
export class DeleteSet {
  private readonly clients = new Map<number, Runs>();

  /** Number of separate runs; a measure of its memory. */
  get size(): number {
    let size = 0;
    for (const { starts } of this.clients.values()) size += starts.length;
    return size;
  }

  add({ client, clock, length }: ClockRange): void {
    if (length > 0) insert(this.runsOf(client), clock, clock + length);
  }

  /** Adds many, in time linear in them and the set when they come sorted as in an update. */
  addAll(ranges: readonly ClockRange[]): void {
    for (let from = 0; from < ranges.length;) {
      const { client } = ranges[from] as ClockRange;
      let to = from + 1;
      while (to < ranges.length && ranges[to]?.client === client) to++;
      if (to - from < MERGE_FROM) {
        for (let i = from; i < to; i++) this.add(ranges[i] as ClockRange);
      } else {
        const sorted = ranges.slice(from, to).filter(({ length }) => length > 0);
        sorted.sort((a, b) => a.clock - b.clock);
        this.clients.set(client, merge(this.runsOf(client), sorted));
      }
      from = to;
    }
  }

  /** Whether all of the range is in it. */
  contains({ client, clock, length }: ClockRange): boolean {
    if (length === 0) return true;
    const runs = this.clients.get(client);
    if (!runs) return false;
    const index = countUpTo(runs.starts, clock) - 1;
    return index >= 0 && (runs.ends[index] as number) >= clock + length;
  }

  /** Whether any of the range is in it. */
  overlaps({ client, clock, length }: ClockRange): boolean {
    const runs = this.clients.get(client);
    if (!runs || length === 0) return false;
    const index = countUpTo(runs.starts, clock + length - 1) - 1;
    return index >= 0 && (runs.ends[index] as number) > clock;
  }

  /** Writes it as the last part of an update (encoding v1). */
  write(encoder: encoding.Encoder): void {
    encoding.writeVarUint(encoder, this.clients.size);
    for (const [client, { starts, ends }] of this.sorted()) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, starts.length);
      for (let i = 0; i < starts.length; i++) {
        encoding.writeVarUint(encoder, starts[i] as number);
        encoding.writeVarUint(encoder, (ends[i] as number) - (starts[i] as number));
      }
    }
  }

  private sorted(): [number, Runs][] {
    return [...this.clients].sort(([a], [b]) => b - a);
  }

  private runsOf(client: number): Runs {
    let runs = this.clients.get(client);
    if (!runs) this.clients.set(client, (runs = { starts: [], ends: [] }));
    return runs;
  }
}
