import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { ClockRange } from './update-scan.js';

/** For each Yjs client the first clock that is not known. */
export type StateVector = Map<number, number>;

/** @throws when the bytes are cut short or count more than they hold */
export function decodeStateVector(bytes: Uint8Array): StateVector {
  const decoder = decoding.createDecoder(bytes);
  const vector: StateVector = new Map();
  const count = decoding.readVarUint(decoder);
  for (let i = 0; i < count; i++) {
    const client = decoding.readVarUint(decoder);
    vector.set(client, decoding.readVarUint(decoder));
  }
  return vector;
}

/** The inverse of {@link decodeStateVector}, in the order in which Yjs writes. */
export function encodeStateVector(vector: StateVector): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, vector.size);
  for (const [client, clock] of [...vector].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}

/** The first clock of the client that is not known. */
export function clockOf(vector: StateVector, client: number): number {
  return vector.get(client) ?? 0;
}

/** Whether `vector` knows all that `other` does. */
export function coversVector(vector: StateVector, other: StateVector): boolean {
  for (const [client, clock] of other) if (clockOf(vector, client) < clock) return false;
  return true;
}

/** The parts of the ranges that lie past the vector. */
export function beyond(vector: StateVector, ranges: readonly ClockRange[]): ClockRange[] {
  const fresh: ClockRange[] = [];
  for (const range of ranges) {
    const known = clockOf(vector, range.client);
    const end = range.clock + range.length;
    if (end <= known) continue;
    const clock = Math.max(range.clock, known);
    fresh.push(clock === range.clock ? range : { client: range.client, clock, length: end - clock });
  }
  return fresh;
}
