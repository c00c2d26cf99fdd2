import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeStateVector, type StateVector } from './state-vector.js';
import { Content, UpdateReader } from './update-reader.js';
import type { ClockRange, UpdateScan } from './update-scan.js';

/** Above this size the parts that someone lacks are looked for before sending. */
export const WORTH_A_DIFF = 4 * 1024;
/** Above this size looking for them would take longer than sending everything. */
const TOO_LONG_FOR_A_DIFF = 512 * 1024;

/** An update that changes nothing. */
export const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0);

/** What of the update lies past the vector; the whole update when it is short or Yjs will not take it apart. */
export function missingPart(update: Uint8Array, theirs: StateVector): Uint8Array {
  if (update.length <= WORTH_A_DIFF || update.length > TOO_LONG_FOR_A_DIFF) return update;
  try {
    return Y.diffUpdate(update, encodeStateVector(theirs));
  } catch {
    return update;
  }
}

/** The update's deletions as an update of their own. */
export function onlyDeletions(update: Uint8Array, scan: UpdateScan): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeUint8Array(encoder, update.subarray(scan.deletesAt));
  return encoding.toUint8Array(encoder);
}

/** The update with these deletions instead of its own. */
export function withDeletions(update: Uint8Array, scan: UpdateScan, deletes: readonly ClockRange[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, update.subarray(0, scan.deletesAt));
  writeDeletes(encoder, deletes);
  return encoding.toUint8Array(encoder);
}

function writeDeletes(encoder: encoding.Encoder, ranges: readonly ClockRange[]): void {
  const clients = new Map<number, ClockRange[]>();
  for (const range of ranges) {
    const list = clients.get(range.client);
    if (list) list.push(range);
    else clients.set(range.client, [range]);
  }
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, list] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, list.length);
    for (const { clock, length } of list) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}

/** Bytes of those structs and deletions of an update that are wanted, in one walk through it. */
export function bytesOf(
  update: Uint8Array,
  wanted: { struct(range: ClockRange): boolean; deletion(range: ClockRange): boolean },
): number {
  const reader = new UpdateReader(update);
  let bytes = 0;
  for (let clients = reader.readUint(); clients > 0; clients--) {
    const count = reader.readUint();
    const client = reader.readUint();
    let clock = reader.readUint();
    for (let i = 0; i < count; i++) {
      const start = reader.pos;
      reader.readStruct();
      const { length } = reader;
      if (reader.info !== Content.skip && wanted.struct({ client, clock, length })) bytes += reader.pos - start;
      clock += length;
    }
  }
  for (let clients = reader.readUint(); clients > 0; clients--) {
    const client = reader.readUint();
    for (let count = reader.readUint(); count > 0; count--) {
      const start = reader.pos;
      const range = { client, clock: reader.readUint(), length: reader.readUint() };
      if (wanted.deletion(range)) bytes += reader.pos - start;
    }
  }
  return bytes;
}
