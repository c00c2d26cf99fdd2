import {
  DELETED,
  JSON_VALUES,
  BINARY,
  STRING,
  EMBED,
  TYPE,
  ANY,
  SUBDOCUMENT,
  HAS_KEY,
  HAS_RIGHT,
  HAS_LEFT,
  MAX,
  type Section,
  updateOf,
  numbers,
  bytes,
  repeated,
  text,
  all,
  inRoot,
  afterItem,
  letter,
  garbage,
  skip,
  times,
} from './crafted-parts.js';

/** A buffer made to do harm. */
export interface Crafted {
  readonly what: string;
  /** What it aims at; those of one kind take the same way through the server. */
  readonly kind: string;
  readonly update: Uint8Array;
  /** It must not reach anybody else: what it does to the server it would do to every client as well. */
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
      kind: 'conflicts',
      update: updateOf(times(100_000, (at) => ({ client: 1_000 + at, structs: [inRoot(STRING, letter)] }))),
    },
    {
      what: '60,000 values of as many clients under one key',
      kind: 'conflicts',
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
      kind: 'cuts',
      isPoison: true,
      update: updateOf([
        { client: 1, structs: [inRoot(DELETED, numbers(200_000))] },
        { client: 2, structs: times(80_000, (at) => afterItem([1, 190_000 - at], STRING, letter)) },
      ]),
    },
    {
      what: '100,000 ranges deleted out of one run',
      kind: 'cuts',
      isPoison: true,
      update: updateOf(
        [{ client: 1, structs: [inRoot(STRING, text('x'.repeat(210_000)))] }],
        [{ client: 1, ranges: times(100_000, (at) => [(100_000 - at) * 2, 1] as const) }],
      ),
    },
    { what: 'types nested 100,000 deep', kind: 'nested types', isPoison: true, update: updateOf([nested(100_000)]) },
    {
      what: 'types nested 100,000 deep, deleted',
      kind: 'nested types',
      isPoison: true,
      update: updateOf([nested(100_000)], [{ client: 7, ranges: [[0, 1]] }]),
    },
    {
      what: 'a value nested 500,000 deep',
      kind: 'nested values',
      update: updateOf([{ client: 1, structs: [inRoot(ANY, all(numbers(1), repeated(500_000, 117, 1), bytes(126)))] }]),
    },
    {
      what: 'JSON nested 200,000 deep',
      kind: 'nested values',
      update: updateOf([
        { client: 1, structs: [inRoot(JSON_VALUES, all(numbers(1), text('['.repeat(200_000) + ']'.repeat(200_000))))] },
      ]),
    },
    {
      what: 'an embed that is no JSON',
      kind: 'unknown content',
      update: updateOf([{ client: 1, structs: [inRoot(EMBED, text('{"a":'))] }]),
    },
    { what: '2^53 clients claimed', kind: 'claims', update: updateOf([], [], MAX) },
    {
      what: '2^53 structs claimed',
      kind: 'claims',
      update: updateOf([{ client: 1, claimed: MAX, structs: [inRoot(STRING, letter)] }]),
    },
    {
      what: '2^32 structs claimed',
      kind: 'claims',
      update: updateOf([{ client: 1, claimed: 2 ** 32, structs: [garbage(1)] }]),
    },
    {
      what: '2^40 values claimed',
      kind: 'claims',
      update: updateOf([{ client: 1, structs: [inRoot(ANY, numbers(2 ** 40))] }]),
    },
    {
      what: '2^40 JSON values claimed',
      kind: 'claims',
      update: updateOf([{ client: 1, structs: [inRoot(JSON_VALUES, numbers(2 ** 40))] }]),
    },
    {
      what: 'binary of 2^40 bytes claimed',
      kind: 'claims',
      update: updateOf([{ client: 1, structs: [inRoot(BINARY, numbers(2 ** 40))] }]),
    },
    {
      what: 'text of 2^40 bytes claimed',
      kind: 'claims',
      update: updateOf([{ client: 1, structs: [inRoot(STRING, numbers(2 ** 40))] }]),
    },
    {
      what: 'a clock of 2^53 - 1',
      kind: 'large numbers',
      update: updateOf([{ client: 1, clock: MAX, structs: [inRoot(STRING, letter)] }]),
    },
    {
      what: 'a client of 2^53 - 1',
      kind: 'large numbers',
      update: updateOf([{ client: MAX, structs: [inRoot(STRING, letter)] }]),
    },
    {
      what: 'garbage of length 2^50',
      kind: 'large numbers',
      update: updateOf([{ client: 1, structs: [garbage(2 ** 50)] }]),
    },
    {
      what: 'garbage of length 2^53 - 1, twice',
      kind: 'large numbers',
      update: updateOf([{ client: 1, structs: [garbage(MAX), garbage(MAX)] }]),
    },
    {
      what: 'a deleted run of 2^50',
      kind: 'large numbers',
      update: updateOf([{ client: 1, structs: [inRoot(DELETED, numbers(2 ** 50))] }]),
    },
    {
      what: 'a deleted run of 2^31',
      kind: 'large numbers',
      update: updateOf([{ client: 1, structs: [inRoot(DELETED, numbers(2 ** 31))] }]),
    },
    {
      what: 'a skip of 2^50',
      kind: 'large numbers',
      update: updateOf([{ client: 1, structs: [skip(2 ** 50), inRoot(STRING, letter)] }]),
    },
    {
      what: 'a struct of length 0',
      kind: 'empty structs',
      update: updateOf([{ client: 1, structs: [garbage(0), inRoot(STRING, letter)] }]),
    },
    {
      what: 'an empty text',
      kind: 'empty structs',
      update: updateOf([{ client: 1, structs: [inRoot(STRING, text(''))] }]),
    },
    {
      what: 'an item to the right of itself',
      kind: 'false references',
      update: updateOf([{ client: 1, structs: [afterItem([1, 0], STRING, letter)] }]),
    },
    {
      what: 'an item to the right of a later one of its own',
      kind: 'false references',
      update: updateOf([{ client: 1, structs: [afterItem([1, 5], STRING, letter), inRoot(STRING, text('xxxxxx'))] }]),
    },
    {
      what: 'two items, each to the right of the other',
      kind: 'false references',
      update: updateOf([
        { client: 1, structs: [afterItem([2, 0], STRING, letter)] },
        { client: 2, structs: [afterItem([1, 0], STRING, letter)] },
      ]),
    },
    {
      what: 'an item whose right neighbour is left of its left one',
      kind: 'false references',
      update: updateOf([
        { client: 1, structs: [inRoot(STRING, text('abcdef'))] },
        { client: 2, structs: [all(bytes(STRING | HAS_LEFT | HAS_RIGHT), numbers(1, 4), numbers(1, 1), letter)] },
      ]),
    },
    {
      what: 'an item that is its own parent',
      kind: 'false references',
      update: updateOf([{ client: 1, structs: [all(bytes(TYPE), numbers(0, 1, 0), numbers(0))] }]),
    },
    {
      what: 'a parent that is text',
      kind: 'false references',
      update: updateOf([
        { client: 1, structs: [inRoot(STRING, letter), all(bytes(STRING), numbers(0, 1, 0), letter)] },
      ]),
    },
    {
      what: 'two sections of one client',
      kind: 'form',
      update: updateOf([
        { client: 1, structs: [inRoot(STRING, letter)] },
        { client: 1, clock: 1, structs: [afterItem([1, 0], STRING, letter)] },
      ]),
    },
    {
      what: 'one root as list, text and map at once',
      kind: 'names',
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
      kind: 'names',
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
    {
      what: 'an unknown type',
      kind: 'unknown content',
      update: updateOf([{ client: 1, structs: [inRoot(TYPE, numbers(99))] }]),
    },
    {
      what: 'an unknown content',
      kind: 'unknown content',
      update: updateOf([{ client: 1, structs: [inRoot(25, letter)] }]),
    },
    {
      what: 'a subdocument within itself',
      kind: 'unknown content',
      update: updateOf([
        { client: 1, structs: [inRoot(SUBDOCUMENT, all(text('self'), bytes(118, 1), text('autoLoad'), bytes(120)))] },
      ]),
    },
    { what: 'deletions of 2^50', kind: 'deletions', update: updateOf([], [{ client: 1, ranges: [[0, 2 ** 50]] }]) },
    {
      what: 'deletions of 2^53 - 1 at 2^53 - 1',
      kind: 'deletions',
      update: updateOf([], [{ client: 1, ranges: [[MAX, MAX]] }]),
    },
    {
      what: 'deletions that overlap',
      kind: 'deletions',
      update: updateOf([], [{ client: 1, ranges: times(1_000, () => [0, 2 ** 40] as const) }]),
    },
    {
      what: '100,000 deletions of clients that nobody knows',
      kind: 'deletions',
      update: updateOf(
        [],
        times(100_000, (at) => ({ client: 1_000 + at, ranges: [[0, 9]] as const })),
      ),
    },
    {
      what: '50,000 items that all wait for others',
      kind: 'waiting',
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
      kind: 'waiting',
      isPoison: true,
      update: updateOf(
        times(50_000, (at) => ({ client: 1_000 + at, structs: [afterItem([1_001 + at, 0], STRING, letter)] })),
      ),
    },
    {
      // Run lengths of encoding v2 cost no bytes: one number makes a reader turn for ever (Yjs #687).
      what: 'run lengths of 2^53 in encoding v2',
      kind: 'form',
      update: Uint8Array.from([
        0, 0, 6, 255, 255, 255, 255, 255, 255, 255, 15, 0, 0, 6, 255, 255, 255, 255, 255, 15, 1, 1, 1, 0,
      ]),
    },
  ];
}

/** One of each kind, and of those kinds that are poison one that is. */
export function oneOfEachKind(): Crafted[] {
  const picked = new Map<string, Crafted>();
  for (const crafted of craftedUpdates()) {
    const before = picked.get(crafted.kind);
    if (!before || (crafted.isPoison && !before.isPoison)) picked.set(crafted.kind, crafted);
  }
  return [...picked.values()];
}
