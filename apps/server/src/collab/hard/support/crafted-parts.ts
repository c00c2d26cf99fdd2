import * as encoding from 'lib0/encoding';

/** Content kinds of Yjs' encoding v1. */
export const DELETED = 1;
export const JSON_VALUES = 2;
export const BINARY = 3;
export const STRING = 4;
export const EMBED = 5;
export const TYPE = 7;
export const ANY = 8;
export const SUBDOCUMENT = 9;
export const HAS_KEY = 32;
export const HAS_RIGHT = 64;
export const HAS_LEFT = 128;
export const MAX = Number.MAX_SAFE_INTEGER;

type Write = (encoder: encoding.Encoder) => void;
export interface Section {
  client: number;
  clock?: number;
  /** Number of structs that is claimed. */
  claimed?: number;
  structs: Write[];
}
interface Deletion {
  client: number;
  ranges: readonly (readonly [clock: number, length: number])[];
}

/** A Yjs update (encoding v1) of any parts, right or wrong. */
export function updateOf(
  sections: readonly Section[],
  deletions: readonly Deletion[] = [],
  claimed = sections.length,
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, claimed);
  for (const { client, clock = 0, structs, claimed: count = structs.length } of sections) {
    for (const number of [count, client, clock]) encoding.writeVarUint(encoder, number);
    for (const write of structs) write(encoder);
  }
  encoding.writeVarUint(encoder, deletions.length);
  for (const { client, ranges } of deletions) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

export const numbers =
  (...values: readonly number[]): Write =>
  (encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  };
export const bytes =
  (...values: readonly number[]): Write =>
  (encoder) => {
    for (const value of values) encoding.writeUint8(encoder, value);
  };
export const repeated =
  (count: number, ...values: readonly number[]): Write =>
  (encoder) => {
    for (let at = 0; at < count; at++) for (const value of values) encoding.writeUint8(encoder, value);
  };
export const text =
  (value: string): Write =>
  (encoder) =>
    encoding.writeVarString(encoder, value);
export const all =
  (...writes: readonly Write[]): Write =>
  (encoder) => {
    for (const write of writes) write(encoder);
  };

type Id = readonly [client: number, clock: number];

/** An item without origins at the beginning of a root. */
export const inRoot = (content: number, write: Write, root = 'text'): Write =>
  all(bytes(content), numbers(1), text(root), write);
export const afterItem = (left: Id, content: number, write: Write): Write =>
  all(bytes(content | HAS_LEFT), numbers(...left), write);
export const letter = text('x');
export const garbage = (length: number): Write => all(bytes(0), numbers(length));
export const skip = (length: number): Write => all(bytes(10), numbers(length));
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
