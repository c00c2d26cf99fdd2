import { createRandom, loadConcurrentTrace, testSeed, type Random } from '@soproekt/testing';
import * as encoding from 'lib0/encoding';
import { fileURLToPath } from 'node:url';
import * as Y from 'yjs';
import { foldState } from './fold/fold-state.js';
import { joinUpdates } from './update-join.js';
import { scanUpdate } from './update-scan.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

function build(updates: readonly Uint8Array[], doc = new Y.Doc()): Y.Doc {
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What people see of a document, and what is integrated. */
function contentOf(doc: Y.Doc): object {
  const copy = build([Y.encodeStateAsUpdate(doc)]);
  return {
    vector: Y.encodeStateVector(doc),
    text: copy.getText('text').toDelta() as unknown,
    map: copy.getMap('map').toJSON(),
    array: copy.getArray('array').toJSON(),
    xml: copy.getXmlFragment('xml').toJSON(),
  };
}

/** With every tombstone, free of how items happen to be cut. */
function stateOf(doc: Y.Doc): object {
  const copy = build([Y.encodeStateAsUpdate(doc)]);
  return { ...contentOf(doc), state: Buffer.from(Y.encodeStateAsUpdate(copy)).toString('hex') };
}

function editText(text: Y.Text, random: Random): void {
  if (text.length > 8 && random.chance(0.25)) text.delete(random.int(text.length - 4), 1 + random.int(4));
  else if (text.length > 8 && random.chance(0.1)) text.format(random.int(text.length - 4), 3, { bold: true });
  else
    text.insert(
      random.chance(0.6) ? text.length : random.int(text.length + 1),
      random.pick(['a', 'да', '🙂', 'b', 'c']),
    );
}

function editMap(map: Y.Map<unknown>, random: Random): void {
  const key = random.pick(['k', 'l', 'm']);
  if (random.chance(0.2)) map.delete(key);
  else map.set(key, random.pick([1, 'x', { a: [1] }, new Y.Text('внутри'), Y.Array.from([1, 2])]));
}

function editList(list: Y.Array<unknown>, random: Random): void {
  if (list.length > 4 && random.chance(0.4)) list.delete(random.int(list.length - 2), 2);
  else list.insert(random.int(list.length + 1), [random.int(9), 'ы']);
}

function editXml(xml: Y.XmlFragment, random: Random): void {
  if (xml.length > 3 && random.chance(0.3)) {
    xml.delete(random.int(xml.length), 1);
  } else if (xml.length === 0 || random.chance(0.4)) {
    xml.insert(random.int(xml.length + 1), [new Y.XmlElement('paragraph')]);
  } else {
    const element = xml.get(random.int(xml.length)) as Y.XmlElement;
    if (random.chance(0.3)) element.setAttribute('level', String(random.int(3)));
    else element.insert(0, [new Y.XmlText('абзац')]);
  }
}

/** Several people at once, each seeing the others late; what all of them sent, in an order in which a server may get it. */
function session(random: Random, edits: number): Uint8Array[] {
  const sent: Uint8Array[] = [];
  const people = [11, 7, 2 ** 32 - 3, 500].map((clientId) => {
    const doc = new Y.Doc();
    doc.clientID = clientId;
    const undo = new Y.UndoManager([doc.getText('text'), doc.getMap('map')], { captureTimeout: 0 });
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') sent.push(update);
    });
    return { doc, undo, seen: 0 };
  });
  for (let i = 0; i < edits; i++) {
    const { doc, undo } = random.pick(people);
    const kind = random.int(10);
    if (kind < 5) editText(doc.getText('text'), random);
    else if (kind === 5) editMap(doc.getMap('map'), random);
    else if (kind === 6) editList(doc.getArray('array'), random);
    else if (kind === 7) editXml(doc.getXmlFragment('xml'), random);
    else if (kind === 8) undo.undo();
    else undo.redo();
    for (const person of people) {
      if (!random.chance(0.3)) continue;
      const news = sent.slice(person.seen);
      for (const update of news) Y.applyUpdate(person.doc, update, 'others');
      person.seen = sent.length;
    }
  }
  return sent;
}

/** Cuts a list into stretches of random length and joins each. */
function joinStretches(updates: readonly Uint8Array[], random: Random): Uint8Array[] {
  const joined: Uint8Array[] = [];
  for (let from = 0; from < updates.length;) {
    const to = from + 1 + random.int(updates.length);
    joined.push(...joinUpdates(updates.slice(from, to)));
    from = to;
  }
  return joined;
}

function shuffle<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const other = random.int(i + 1);
    [items[i], items[other]] = [items[other] as T, items[i] as T];
  }
  return items;
}

function typeLetters(doc: Y.Doc, letters: string[]): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', listen);
  const text = doc.getText('text');
  for (const letter of letters) text.insert(text.length, letter);
  doc.off('update', listen);
  return updates;
}

describe('joinUpdates', () => {
  it('makes one struct of a text typed letter by letter', () => {
    const doc = new Y.Doc();
    doc.getText('text').insert(0, 'Начало. ');
    const start = Y.encodeStateAsUpdate(doc);
    const letters = Array.from({ length: 1000 }, (_, i) => ['п', 'r', '🙂', '中'][i % 4] as string);
    const [joined, ...more] = joinUpdates(typeLetters(doc, letters));
    expect(more).toEqual([]);
    expect(Y.decodeUpdate(joined as Uint8Array).structs).toHaveLength(1);
    expect(scanUpdate(joined as Uint8Array).structs).toEqual([expect.objectContaining({ clock: 8, length: 1250 })]);
    expect(
      build([start, joined as Uint8Array])
        .getText('text')
        .toString(),
    ).toBe(doc.getText('text').toString());
  });

  it('makes one run of deletions typed one by one, and keeps clients in the order of Yjs', () => {
    const updates: Uint8Array[] = [];
    for (const clientId of [5, 90, 17]) {
      const doc = new Y.Doc();
      doc.clientID = clientId;
      doc.getText('text').insert(0, 'abcdef');
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (let at = 5; at >= 0; at--) doc.getText('text').delete(at, 1);
      doc.getMap('map').set('x', clientId);
    }
    const [joined] = joinUpdates(updates);
    const { structs, ds } = Y.decodeUpdate(joined as Uint8Array);
    expect(structs.map(({ id }) => id.client)).toEqual([90, 17, 5]);
    expect([...ds.clients]).toEqual(
      [90, 17, 5].map((client) => [client, [expect.objectContaining({ clock: 0, len: 6 })]]),
    );
  });

  it('leaves what is alone, malformed or not contiguous as it came', () => {
    const doc = new Y.Doc();
    const updates = typeLetters(doc, [...'abcdef']);
    const [first, second, third, fourth, fifth] = updates as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const malformed = Uint8Array.of(1, 1, 7, 0);
    expect(joinUpdates([])).toEqual([]);
    expect(joinUpdates([malformed])).toEqual([malformed]);
    expect(joinUpdates([first, malformed, third])).toEqual([first, malformed, third]);
    expect(joinUpdates([first, third])).toEqual([first, third]);
    expect(joinUpdates([first, second, second, third])).toHaveLength(2);
    expect(joinUpdates([first, second, fourth, fifth])).toHaveLength(2);
  });

  it('does not join texts that have other neighbours on the right', () => {
    const doc = new Y.Doc();
    const updates = typeLetters(doc, ['ab', 'cd']);
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getText('text').insert(1, 'x');
    doc.getText('text').insert(2, 'y');
    const [joined] = joinUpdates(updates);
    expect(Y.decodeUpdate(joined as Uint8Array).structs).toHaveLength(2);
    expect(
      build([joined as Uint8Array])
        .getText('text')
        .toString(),
    ).toBe('axybcd');
  });

  it('joins collected and long deleted things, and takes gaps over', () => {
    const section = (clock: number, ...struct: number[]): Uint8Array => {
      const encoder = encoding.createEncoder();
      for (const value of [1, 1, 7, clock]) encoding.writeVarUint(encoder, value);
      for (const value of [...struct, 0]) encoding.writeUint8(encoder, value);
      return encoding.toUint8Array(encoder);
    };
    const [joined, ...more] = joinUpdates([
      section(0, 0, 3),
      section(3, 0, 2),
      section(5, 1, 1, 1, 116, 4),
      section(9, 129, 7, 8, 2),
    ]);
    expect(more).toEqual([]);
    expect(Y.decodeUpdate(joined as Uint8Array).structs.map(({ length }) => length)).toEqual([5, 6]);
    const gap = section(5, 10, 4);
    const behindGap = Y.mergeUpdates([section(0, 0, 3), section(7, 0, 2)]);
    expect(joinUpdates([section(0, 0, 5), gap, section(9, 0, 1)])).toHaveLength(2);
    const [joinedGap] = joinUpdates([behindGap, section(9, 0, 1)]);
    expect(scanUpdate(joinedGap as Uint8Array).structs).toEqual([
      { client: 7, clock: 0, length: 3 },
      { client: 7, clock: 7, length: 3 },
    ]);
  });

  it('has the effect of the updates one by one, however they are cut, on any document', () => {
    const seed = testSeed();
    const random = createRandom(seed);
    for (let round = 0; round < 40; round++) {
      const updates = session(random, 60);
      const once = build(updates);
      const expectSame = (doc: Y.Doc, of = stateOf): void =>
        expect({ seed, round, ...of(doc) }).toEqual({ seed, round, ...of(once) });
      const [whole, ...more] = joinUpdates(updates) as [Uint8Array];
      expect(more).toEqual([]);
      expectSame(build([whole]));
      expectSame(build(joinStretches(updates, random)));
      // On a document that has some of it, on one that gets it twice, and in an order in which much has to wait.
      expectSame(build([whole], build(updates.slice(0, random.int(updates.length)))));
      const twice = [...updates, ...updates.filter(() => random.chance(0.3)), Y.encodeStateAsUpdate(once)];
      expectSame(build(joinStretches(twice, random)));
      // Out of order Yjs does not always end with the same tombstones, joined or not.
      const joined = joinStretches(shuffle(twice.slice(0, -1), random), random);
      expectSame(build([foldState({ base: null, updates: joined }).state]), contentOf);
    }
  });

  it('is given nothing by Yjs that the scan refuses', () => {
    const seed = testSeed();
    const random = createRandom(seed);
    for (let round = 0; round < 40; round++) {
      const updates = session(random, 40);
      const waiting = build(shuffle([...updates], random).slice(0, 10 + random.int(updates.length)));
      const vector = Y.encodeStateVector(build(updates.slice(0, random.int(updates.length))));
      const written = [
        Y.encodeStateAsUpdate(waiting),
        Y.encodeStateAsUpdate(build(updates), vector),
        Y.mergeUpdates(
          shuffle(
            updates.filter(() => random.chance(0.7)),
            random,
          ),
        ),
        Y.diffUpdate(Y.mergeUpdates(updates), vector),
      ];
      for (const update of written) {
        try {
          scanUpdate(update);
        } catch (cause) {
          throw new Error(`seed ${seed}, round ${round}`, { cause });
        }
      }
    }
  });

  it('joins 20,000 keystrokes of a recorded session', () => {
    const trace = loadConcurrentTrace(ROOT, 'seph-blog1');
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = doc.getText('text');
    for (const { patches } of trace.txns) {
      for (const [position, deleted, inserted] of patches) {
        const at = Math.min(position, text.length);
        text.delete(at, Math.min(deleted, text.length - at));
        text.insert(at, inserted);
      }
      if (updates.length >= 20_000) break;
    }
    const joined = joinUpdates(updates);
    expect(joined).toHaveLength(1);
    const size = updates.reduce((sum, { length }) => sum + length, 0);
    // The session made up where the recording is absent has several people jumping about, with little to join.
    const bound = trace.source === 'seph-blog1' ? size / 5 : size * 0.7;
    expect((joined[0] as Uint8Array).length).toBeLessThan(bound);
    expect(build(joined).getText('text').toString()).toBe(text.toString());
  });
});
