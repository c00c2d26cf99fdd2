import * as Y from 'yjs';
import type { ClockRange, UpdateScan } from './update-scan.js';

type RangesByClient = Map<number, { clock: number; length: number }[]>;

/** The part of `range` from `clock` on, null when there is none. */
function from(range: ClockRange, clock: number): ClockRange | null {
  const end = range.clock + range.length;
  if (end <= clock) return null;
  const start = Math.max(range.clock, clock);
  return { client: range.client, clock: start, length: end - start };
}

function covers(ranges: RangesByClient, wanted: ClockRange): boolean {
  let next = wanted.clock;
  const end = wanted.clock + wanted.length;
  const sorted = [...(ranges.get(wanted.client) ?? [])].sort((a, b) => a.clock - b.clock);
  for (const { clock, length } of sorted) {
    if (clock > next) break;
    next = Math.max(next, clock + length);
  }
  return next >= end;
}

function pendingStructs(doc: Y.Doc): RangesByClient {
  const ranges: RangesByClient = new Map();
  const pending = doc.store.pendingStructs;
  if (!pending) return ranges;
  for (const struct of Y.decodeUpdateV2(pending.update).structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    const list = ranges.get(client) ?? [];
    list.push({ clock, length: struct.length });
    ranges.set(client, list);
  }
  return ranges;
}

function pendingDeletes(doc: Y.Doc): RangesByClient {
  const ranges: RangesByClient = new Map();
  if (!doc.store.pendingDs) return ranges;
  for (const [client, items] of Y.decodeUpdateV2(doc.store.pendingDs).ds.clients) {
    ranges.set(
      client,
      items.map(({ clock, len }) => ({ clock, length: len })),
    );
  }
  return ranges;
}

/** Whether everything of the range that the document has is deleted in it. */
function isDeleted(doc: Y.Doc, range: ClockRange): boolean {
  const structs = doc.store.clients.get(range.client);
  const end = Math.min(range.clock + range.length, Y.getState(doc.store, range.client));
  if (!structs || range.clock >= end) return true;
  for (let at = Y.findIndexSS(structs, range.clock); at < structs.length; at++) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= end) break;
    if (!struct.deleted) return false;
  }
  return true;
}

/** The clients of which the update has structs that the document lacks. */
export function newStructs(doc: Y.Doc, scan: UpdateScan): ClockRange[] {
  return scan.structs.flatMap((range) => from(range, Y.getState(doc.store, range.client)) ?? []);
}

/**
 * Whether applying the update would change nothing, decided without applying it. What waits in the document for missing
 * dependencies counts as there: a reader was given it and sends it back on connecting.
 */
export function containsUpdate(doc: Y.Doc, scan: UpdateScan): boolean {
  const missing = newStructs(doc, scan);
  if (missing.length > 0) {
    const pending = pendingStructs(doc);
    if (!missing.every((range) => covers(pending, range))) return false;
  }
  if (!scan.deletes.every((range) => isDeleted(doc, range))) return false;
  const early = scan.deletes.flatMap((range) => from(range, Y.getState(doc.store, range.client)) ?? []);
  if (early.length === 0) return true;
  const pending = pendingDeletes(doc);
  return early.every((range) => covers(pending, range));
}
