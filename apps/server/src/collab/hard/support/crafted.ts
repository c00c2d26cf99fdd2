import * as encoding from 'lib0/encoding';

/** Content kinds of Yjs' encoding v1. */
const DELETED = 1;
const JSON_VALUES = 2;
const BINARY = 3;
const STRING = 4;
const EMBED = 5;
const TYPE = 7;
const ANY = 8;
const SUBDOCUMENT = 9;
const HAS_KEY = 32;
const HAS_RIGHT = 64;
const HAS_LEFT = 128;
const MAX = Number.MAX_SAFE_INTEGER;

type Write = (encoder: encoding.Encoder) => void;
interface Section {
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
function updateOf(
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

const numbers =
  (...values: readonly number[]): Write =>
  (encoder) => {
    for (const value of values) encoding.writeVarUint(encoder, value);
  };
const bytes =
  (...values: readonly number[]): Write =>
  (encoder) => {
    for (const value of values) encoding.writeUint8(encoder, value);
  };
const repeated =
  (count: number, ...values: readonly number[]): Write =>
  (encoder) => {
    for (let at = 0; at < count; at++) for (const value of values) encoding.writeUint8(encoder, value);
  };
const text =
  (value: string): Write =>
  (encoder) =>
    encoding.writeVarString(encoder, value);
const all =
  (...writes: readonly Write[]): Write =>
  (encoder) => {
    for (const write of writes) write(encoder);
  };

type Id = readonly [client: number, clock: number];

/** An item without origins at the beginning of a root. */
const inRoot = (content: number, write: Write, root = 'text'): Write =>
  all(bytes(content), numbers(1), text(root), write);
const afterItem = (left: Id, content: number, write: Write): Write =>
  all(bytes(content | HAS_LEFT), numbers(...left), write);
const letter = text('x');
const garbage = (length: number): Write => all(bytes(0), numbers(length));
const skip = (length: number): Write => all(bytes(10), numbers(length));
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

/** A buffer made to do harm. */
export interface Crafted {
  readonly what: string;
  readonly update: Uint8Array;
  /** It must not reach anybody else: integrating it takes minutes, in every client as well. */
  readonly isPoison?: boolean;
}

/** Well-formed or nearly, each one chosen to cost the reader more than its author, or to break what Yjs takes for granted. */
export function craftedUpdates(): Crafted[] {
  const nested = (depth: number): Section => ({
    client: 7,
    structs: [
      inRoot(TYPE, numbers(1), 'map'),
      ...times(depth, (at) => all(bytes(TYPE), numbers(0, 7, at), numbers(0))),
    ],
  });
  return [
    {
      what: '100,000 items of as many clients at one place',
      update: updateOf(times(100_000, (at) => ({ client: 1_000 + at, structs: [inRoot(STRING, letter)] }))),
    },
    {
      what: '60,000 values of as many clients under one key',
      isPoison: true,
      update: updateOf(
        times(60_000, (at) => ({
          client: 1_000 + at,
          structs: [all(bytes(ANY | HAS_KEY), numbers(1), text('map'), text('k'), numbers(1), bytes(126))],
        })),
      ),
    },
    {
      what: 'a run cut at 80,000 places from its end',
      isPoison: true,
      update: updateOf([
        { client: 1, structs: [inRoot(DELETED, numbers(200_000))] },
        { client: 2, structs: times(80_000, (at) => afterItem([1, 190_000 - at], STRING, letter)) },
      ]),
    },
    {
      what: '100,000 ranges deleted out of one run',
      isPoison: true,
      update: updateOf(
        [{ client: 1, structs: [inRoot(STRING, text('x'.repeat(210_000)))] }],
        [{ client: 1, ranges: times(100_000, (at) => [(100_000 - at) * 2, 1] as const) }],
      ),
    },
    { what: 'types nested 100,000 deep', update: updateOf([nested(100_000)]) },
    {
      what: 'types nested 100,000 deep, deleted',
      update: updateOf([nested(100_000)], [{ client: 7, ranges: [[0, 1]] }]),
    },
    {
      what: 'a value nested 500,000 deep',
      update: updateOf([{ client: 1, structs: [inRoot(ANY, all(numbers(1), repeated(500_000, 117, 1), bytes(126)))] }]),
    },
    {
      what: 'JSON nested 200,000 deep',
      update: updateOf([
        { client: 1, structs: [inRoot(JSON_VALUES, all(numbers(1), text('['.repeat(200_000) + ']'.repeat(200_000))))] },
      ]),
    },
    { what: 'an embed that is no JSON', update: updateOf([{ client: 1, structs: [inRoot(EMBED, text('{"a":'))] }]) },
    { what: '2^53 clients claimed', update: updateOf([], [], MAX) },
    {
      what: '2^53 structs claimed',
      update: updateOf([{ client: 1, claimed: MAX, structs: [inRoot(STRING, letter)] }]),
    },
    { what: '2^32 structs claimed', update: updateOf([{ client: 1, claimed: 2 ** 32, structs: [garbage(1)] }]) },
    { what: '2^40 values claimed', update: updateOf([{ client: 1, structs: [inRoot(ANY, numbers(2 ** 40))] }]) },
    {
      what: '2^40 JSON values claimed',
      update: updateOf([{ client: 1, structs: [inRoot(JSON_VALUES, numbers(2 ** 40))] }]),
    },
    {
      what: 'binary of 2^40 bytes claimed',
      update: updateOf([{ client: 1, structs: [inRoot(BINARY, numbers(2 ** 40))] }]),
    },
    {
      what: 'text of 2^40 bytes claimed',
      update: updateOf([{ client: 1, structs: [inRoot(STRING, numbers(2 ** 40))] }]),
    },
    { what: 'a clock of 2^53 - 1', update: updateOf([{ client: 1, clock: MAX, structs: [inRoot(STRING, letter)] }]) },
    { what: 'a client of 2^53 - 1', update: updateOf([{ client: MAX, structs: [inRoot(STRING, letter)] }]) },
    { what: 'garbage of length 2^50', update: updateOf([{ client: 1, structs: [garbage(2 ** 50)] }]) },
    {
      what: 'garbage of length 2^53 - 1, twice',
      update: updateOf([{ client: 1, structs: [garbage(MAX), garbage(MAX)] }]),
    },
    { what: 'a deleted run of 2^50', update: updateOf([{ client: 1, structs: [inRoot(DELETED, numbers(2 ** 50))] }]) },
    { what: 'a deleted run of 2^31', update: updateOf([{ client: 1, structs: [inRoot(DELETED, numbers(2 ** 31))] }]) },
    { what: 'a skip of 2^50', update: updateOf([{ client: 1, structs: [skip(2 ** 50), inRoot(STRING, letter)] }]) },
    { what: 'a struct of length 0', update: updateOf([{ client: 1, structs: [garbage(0), inRoot(STRING, letter)] }]) },
    { what: 'an empty text', update: updateOf([{ client: 1, structs: [inRoot(STRING, text(''))] }]) },
    {
      what: 'an item to the right of itself',
      update: updateOf([{ client: 1, structs: [afterItem([1, 0], STRING, letter)] }]),
    },
    {
      what: 'an item to the right of a later one of its own',
      update: updateOf([{ client: 1, structs: [afterItem([1, 5], STRING, letter), inRoot(STRING, text('xxxxxx'))] }]),
    },
    {
      what: 'two items, each to the right of the other',
      update: updateOf([
        { client: 1, structs: [afterItem([2, 0], STRING, letter)] },
        { client: 2, structs: [afterItem([1, 0], STRING, letter)] },
      ]),
    },
    {
      what: 'an item whose right neighbour is left of its left one',
      update: updateOf([
        { client: 1, structs: [inRoot(STRING, text('abcdef'))] },
        { client: 2, structs: [all(bytes(STRING | HAS_LEFT | HAS_RIGHT), numbers(1, 4), numbers(1, 1), letter)] },
      ]),
    },
    {
      what: 'an item that is its own parent',
      update: updateOf([{ client: 1, structs: [all(bytes(TYPE), numbers(0, 1, 0), numbers(0))] }]),
    },
    {
      what: 'a parent that is text',
      update: updateOf([
        { client: 1, structs: [inRoot(STRING, letter), all(bytes(STRING), numbers(0, 1, 0), letter)] },
      ]),
    },
    {
      what: 'two sections of one client',
      update: updateOf([
        { client: 1, structs: [inRoot(STRING, letter)] },
        { client: 1, clock: 1, structs: [afterItem([1, 0], STRING, letter)] },
      ]),
    },
    {
      what: 'one root as list, text and map at once',
      update: updateOf([
        {
          client: 1,
          structs: [
            inRoot(STRING, letter, 'root'),
            all(bytes(ANY | HAS_KEY), numbers(1), text('root'), text('length'), numbers(1), bytes(126)),
            inRoot(TYPE, numbers(1), 'root'),
          ],
        },
      ]),
    },
    {
      what: 'roots and keys named like parts of objects',
      update: updateOf([
        {
          client: 1,
          structs: ['__proto__', 'constructor', 'hasOwnProperty'].map((key) =>
            all(
              bytes(ANY | HAS_KEY),
              numbers(1),
              text(key),
              text(key),
              numbers(1),
              bytes(118, 1),
              text(key),
              bytes(126),
            ),
          ),
        },
      ]),
    },
    { what: 'an unknown type', update: updateOf([{ client: 1, structs: [inRoot(TYPE, numbers(99))] }]) },
    { what: 'an unknown content', update: updateOf([{ client: 1, structs: [inRoot(25, letter)] }]) },
    {
      what: 'a subdocument within itself',
      update: updateOf([
        { client: 1, structs: [inRoot(SUBDOCUMENT, all(text('self'), bytes(118, 1), text('autoLoad'), bytes(120)))] },
      ]),
    },
    { what: 'deletions of 2^50', update: updateOf([], [{ client: 1, ranges: [[0, 2 ** 50]] }]) },
    { what: 'deletions of 2^53 - 1 at 2^53 - 1', update: updateOf([], [{ client: 1, ranges: [[MAX, MAX]] }]) },
    {
      what: 'deletions that overlap',
      update: updateOf([], [{ client: 1, ranges: times(1_000, () => [0, 2 ** 40] as const) }]),
    },
    {
      what: '100,000 deletions of clients that nobody knows',
      update: updateOf(
        [],
        times(100_000, (at) => ({ client: 1_000 + at, ranges: [[0, 9]] as const })),
      ),
    },
    {
      what: '50,000 items that all wait for others',
      isPoison: true,
      update: updateOf(
        times(50_000, (at) => ({
          client: 1_000 + at,
          clock: 9,
          structs: [afterItem([5_000_000 + at, 3], STRING, letter)],
        })),
      ),
    },
    {
      what: 'a chain of 50,000 clients, each waiting for the next',
      isPoison: true,
      update: updateOf(
        times(50_000, (at) => ({ client: 1_000 + at, structs: [afterItem([1_001 + at, 0], STRING, letter)] })),
      ),
    },
    {
      // Run lengths of encoding v2 cost no bytes: one number makes a reader turn for ever (Yjs #687).
      what: 'run lengths of 2^53 in encoding v2',
      update: Uint8Array.from([
        0, 0, 6, 255, 255, 255, 255, 255, 255, 255, 15, 0, 0, 6, 255, 255, 255, 255, 255, 15, 1, 1, 1, 0,
      ]),
    },
  ];
}
