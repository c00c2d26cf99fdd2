import { createRandom, testSeed, type Random } from '@soproekt/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { DamagedStateError } from '../folder.js';
import { scanUpdate } from '../update-scan.js';
import { foldState } from './fold-state.js';

function typed(...words: string[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  for (const word of words) text.insert(text.length, word);
  return updates;
}

function textOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc.getText('text').toString();
}

/** What several people wrote who saw each other late, in an order in which everything builds on what came before. */
function conversation(random: Random): Uint8Array[] {
  const sent: Uint8Array[] = [];
  const docs = [1, 2, 3, 4].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') sent.push(update);
    });
    return doc;
  });
  for (let i = 0; i < 60; i++) {
    const text = random.pick(docs).getText('text');
    text.insert(random.int(text.length + 1), 'a');
    for (const doc of docs) if (random.chance(0.3)) sent.forEach((update) => Y.applyUpdate(doc, update, 'others'));
  }
  return sent;
}

function shuffle<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const other = random.int(i + 1);
    [items[i], items[other]] = [items[other] as T, items[i] as T];
  }
  return items;
}

type Struct = [info: number, ...parts: (number | string)[]];

/** An update with one struct or none, and the deletions as they are written. */
function update(client: number, clock: number, struct: Struct | null, deletes: number[] = [0]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of struct ? [1, 1, client, clock] : [0]) encoding.writeVarUint(encoder, value);
  if (struct) encoding.writeUint8(encoder, struct[0]);
  for (const part of [...(struct ?? []).slice(1), ...deletes]) {
    if (typeof part === 'string') encoding.writeVarString(encoder, part);
    else encoding.writeVarUint(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

describe('foldState', () => {
  it('gives the state that Yjs gives', () => {
    const [first, ...rest] = typed('раз ', 'два ', 'три') as [Uint8Array, Uint8Array, Uint8Array];
    const folded = foldState({ base: first, updates: [...rest].reverse() });
    expect(textOf(folded.state)).toBe('раз два три');
    expect(folded).toMatchObject({ refused: [], pendingBytes: 0 });
    expect(folded.stateVector).toEqual(Y.encodeStateVectorFromUpdate(folded.state));
    expect(foldState({ base: null, updates: [] }).state).toEqual(Uint8Array.of(0, 0));
  });

  it('keeps what waits for others, and says how much that is', () => {
    const [first, second, third] = typed('раз ', 'два ', 'три') as [Uint8Array, Uint8Array, Uint8Array];
    const deletion = update(0, 0, null, [1, 4_000_000, 1, 5, 2]);
    const waiting = foldState({ base: first, updates: [third, deletion] });
    expect(textOf(waiting.state)).toBe('раз ');
    expect(waiting.pendingBytes).toBeGreaterThan(third.length / 2);
    expect(textOf(foldState({ base: waiting.state, updates: [second] }).state)).toBe('раз два три');
  });

  // The first three are orders after which Yjs itself goes on waiting for good.
  it.each([157, 427, 475, testSeed()])('lets nothing wait whose needs are all there (seed %i)', (seed) => {
    const random = createRandom(seed);
    const updates = conversation(random);
    const { stateVector } = foldState({ base: null, updates });
    const shuffled = shuffle([...updates], random);
    expect(foldState({ base: null, updates: shuffled })).toMatchObject({ pendingBytes: 0, stateVector });
  });

  it('leaves out and names what cannot be decoded', () => {
    const [first, second, third] = typed('раз ', 'два ', 'три') as [Uint8Array, Uint8Array, Uint8Array];
    const cut = third.subarray(0, third.length - 5);
    const folded = foldState({ base: first, updates: [cut, second, Uint8Array.of(1), third] });
    expect(folded.refused).toEqual([0, 2]);
    expect(textOf(folded.state)).toBe('раз два три');
  });

  it('S23: leaves out what passes the scan and fails inside Yjs, and keeps the document whole', () => {
    // A value of three in a map, torn in two by one with an origin inside it, in a map that is then deleted.
    const map = update(5, 0, [7 | 32, 1, 'root', 'm', 1]);
    const value = update(5, 1, [8 | 32, 0, 5, 0, 'k', 3, 125, 1, 125, 2, 125, 3]);
    const torn = update(6, 0, [8 | 128, 5, 2, 1, 126]);
    const fatal = update(0, 0, null, [1, 5, 1, 0, 1]);
    // The same clocks again with another content, behind something collected.
    const collected = update(9, 0, [0, 3]);
    const overlapping = update(9, 0, [4, 1, 'text', 'abcdef']);
    const words = typed('раз ', 'два ') as [Uint8Array, Uint8Array];
    const updates = [words[0], map, value, torn, fatal, collected, overlapping, words[1]];
    for (const one of updates) expect(() => scanUpdate(one)).not.toThrow();
    const folded = foldState({ base: null, updates });
    expect(folded.refused).toEqual([4, 6]);
    expect(textOf(folded.state)).toBe('раз два ');
    expect(foldState({ base: folded.state, updates: [] }).stateVector).toEqual(folded.stateVector);
  });

  it('says that a base is damaged', () => {
    const [first, second] = typed('раз ', 'два ') as [Uint8Array, Uint8Array];
    expect(() => foldState({ base: first.subarray(0, 9), updates: [second] })).toThrow(DamagedStateError);
  });
});
