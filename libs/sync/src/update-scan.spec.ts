import { createRandom, testSeed } from '@soproekt/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { utf16Length } from './update-reader.js';
import { MalformedUpdateError, scanUpdate, type ClockRange, type UpdateScan } from './update-scan.js';

/** The same answer by way of Yjs's own reader. */
function byYjs(update: Uint8Array): Omit<UpdateScan, 'deletesAt' | 'end'> {
  const { structs, ds } = Y.decodeUpdate(update);
  const joined: ClockRange[] = [];
  const needs = new Map<number, number>();
  for (const struct of structs) {
    if (struct instanceof Y.Item) {
      for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
        if (id instanceof Y.ID) needs.set(id.client, Math.max(needs.get(id.client) ?? 0, id.clock + 1));
      }
    }
    if (struct instanceof Y.Skip) continue;
    const last = joined.at(-1);
    const { client, clock } = struct.id;
    if (last && last.client === client && last.clock + last.length === clock) last.length += struct.length;
    else joined.push({ client, clock, length: struct.length });
  }
  const deletes = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  const types = structs.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentType).length;
  return { structs: joined, deletes, needs, count: structs.length, types };
}

/** Without the positions, which Yjs does not tell. */
function scan(update: Uint8Array): Omit<UpdateScan, 'deletesAt' | 'end'> {
  const { deletesAt, end, ...rest } = scanUpdate(update);
  expect(deletesAt).toBeGreaterThan(0);
  expect(end).toBeGreaterThan(deletesAt);
  return rest;
}

function writeUpdate(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** One item of client 7 in the list `A`, its content as given: strings, numbers and plain bytes. */
function item(content: number, ...parts: (string | number | Uint8Array)[]): Uint8Array {
  return writeUpdate((encoder) => {
    for (const value of [1, 1, 7, 0, content, 1]) encoding.writeVarUint(encoder, value);
    for (const part of ['A', ...parts, 0]) {
      if (typeof part === 'string') encoding.writeVarString(encoder, part);
      else if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeUint8Array(encoder, part);
    }
  });
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

function numbers(...values: number[]): Uint8Array {
  return writeUpdate((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)));
}

describe('scanUpdate', () => {
  it('reads every kind of content as Yjs does', () => {
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const map = doc.getMap('map');
    map.set('text', new Y.Text('привет, мир 🙂'));
    map.set('values', [1, -2.5, 1e300, null, undefined, true, false, 'ы', { nested: [new Uint8Array(3)] }, 12n]);
    map.set('bytes', new Uint8Array([1, 2, 3]));
    const text = doc.getText('rich');
    text.insert(0, 'жирный', { bold: true });
    text.insertEmbed(0, { image: 'x' });
    text.delete(1, 3);
    const xml = doc.getXmlFragment('xml');
    const paragraph = new Y.XmlElement('paragraph');
    xml.insert(0, [paragraph]);
    map.set('hook', new Y.XmlHook('hook'));
    paragraph.setAttribute('level', '1');
    paragraph.insert(0, [new Y.XmlText('внутри')]);
    map.delete('values');
    doc.getArray('array').insert(0, ['a', 1, {}]);
    for (const update of [...updates, Y.encodeStateAsUpdate(doc), Y.mergeUpdates([updates[0]!, updates[5]!])]) {
      expect(scan(update)).toEqual(byYjs(update));
    }
  });

  it('agrees with Yjs on random documents, and never hangs or passes what Yjs refuses on damaged ones (S23)', () => {
    const seed = testSeed();
    const random = createRandom(seed);
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const text = doc.getText('t');
    for (let i = 0; i < 200; i++) {
      if (random.chance(0.7) || text.length < 5)
        text.insert(random.int(text.length + 1), random.pick(['a', 'да', '🙂x']));
      else text.delete(random.int(text.length - 3), 2);
    }
    updates.push(Y.encodeStateAsUpdate(doc));
    for (const update of updates) expect({ seed, ...scan(update) }).toEqual({ seed, ...byYjs(update) });

    let refused = 0;
    for (let i = 0; i < 5000; i++) {
      const damaged = random.pick(updates).slice();
      for (let change = 0; change < 1 + random.int(3); change++) damaged[random.int(damaged.length)] = random.int(256);
      const cut = random.chance(0.3) ? damaged.slice(0, random.int(damaged.length)) : damaged;
      try {
        scanUpdate(cut);
      } catch (error) {
        refused++;
        if (!(error instanceof MalformedUpdateError)) throw new Error(`seed ${seed}`, { cause: error });
      }
    }
    expect(refused).toBeGreaterThan(100);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a count without content', numbers(1)],
    ['an astronomic number of structs', numbers(1, 2 ** 40, 7, 0)],
    ['an astronomic number of deletes', numbers(0, 1, 7, 2 ** 40, 0)],
    ['a struct without length', numbers(1, 1, 7, 0, 0, 0, 0)],
    ['two sections for one client', numbers(2, 1, 7, 0, 0, 3, 1, 7, 3, 0, 3, 0)],
    ['a clock out of range', numbers(1, 1, 7, Number.MAX_SAFE_INTEGER, 0, 5, 0)],
    ['a flag on a skip', numbers(1, 1, 7, 0, 10 | 64, 5, 0)],
    ['unknown content', numbers(1, 1, 7, 0, 30, 1, 0, 0)],
    ['an unknown shared type', numbers(1, 1, 7, 0, 7, 1, 1, 65, 99, 0)],
    ['a string that is longer than the update', numbers(1, 1, 7, 0, 4, 1, 1, 65, 200, 0)],
    ['a text that is not UTF-8', item(4, bytes(2, 0xc3, 0x28))],
    ['half a character', item(4, bytes(3, 0xed, 0xa0, 0x80))],
    ['the name of a root that is not UTF-8', bytes(1, 1, 7, 0, 4, 1, 1, 0xff, 1, 65, 0)],
    ['a key in a map that is not UTF-8', bytes(1, 1, 7, 0, 36, 1, 1, 65, 1, 0xff, 1, 65, 0)],
    ['the name of a format that is not UTF-8', item(6, bytes(1, 0xff), '1')],
    ['the name of an element that is not UTF-8', item(7, 3, bytes(1, 0xff))],
    ['a string in a value that is not UTF-8', item(8, 1, bytes(119, 1, 0xff))],
    ['a list item that is not JSON', item(2, 1, '{')],
    ['an embed that is not JSON', item(5, 'undefined')],
    ['a format that is not JSON', item(6, 'bold', '')],
    ['JSON nested too deeply', item(5, '['.repeat(500) + ']'.repeat(500))],
    ['a value that would change a prototype', item(8, 1, bytes(118, 1), '__proto__', bytes(116, 0))],
    ['an integer out of range', item(8, 1, bytes(125, ...new Array<number>(9).fill(0xff), 1))],
    ['half a number', bytes(1, 1, 7, 0, 8, 1, 1, 65, 1, 123, 0, 0)],
    ['a subdocument', item(9, 'guid', bytes(118, 0))],
    ['a client out of range', bytes(1, 1, ...new Array<number>(8).fill(0xff), 1, 0, 0, 1, 0)],
    ['a number without end', bytes(1, 1, ...new Array<number>(200).fill(0x80), 0)],
    ['a struct that is its own left origin', bytes(1, 1, 7, 0, 132, 7, 0, 1, 65, 0)],
    ['a right origin in the own future', bytes(1, 1, 7, 0, 68, 7, 3, 1, 65, 0)],
    ['a type that is in itself', bytes(1, 1, 7, 0, 7, 0, 7, 0, 1, 0)],
    ['a deletion without length', numbers(0, 1, 7, 1, 5, 0)],
    ['deletions out of order', numbers(0, 1, 7, 2, 5, 2, 3, 1)],
    ['deletions that overlap', numbers(0, 1, 7, 2, 3, 3, 5, 1)],
    ['two lists of deletions for one client', numbers(0, 2, 7, 1, 5, 1, 7, 1, 8, 1)],
    ['a deletion out of range', numbers(0, 1, 7, 1, 5, 2 ** 50)],
  ])('refuses %s', (_what, update) => {
    expect(() => scanUpdate(update)).toThrow(MalformedUpdateError);
  });

  it('says what an update builds on, how much it is, and where its deletions begin', () => {
    const update = bytes(
      2,
      2,
      9,
      4,
      0xc4,
      7,
      12,
      9,
      1,
      1,
      65,
      0x87,
      9,
      4,
      0,
      1,
      5,
      0,
      0x21,
      0,
      3,
      8,
      1,
      107,
      2,
      1,
      7,
      1,
      2,
      1,
    );
    const { needs, count, deletesAt, structs, deletes } = scanUpdate(update);
    expect([...needs].sort(([a], [b]) => a - b)).toEqual([
      [3, 9],
      [7, 13],
      [9, 5],
    ]);
    expect({ count, deletesAt }).toEqual({ count: 3, deletesAt: update.length - 5 });
    expect(structs.map(({ client, clock }) => [client, clock])).toEqual([
      [9, 4],
      [5, 0],
    ]);
    expect(deletes).toEqual([{ client: 7, clock: 2, length: 1 }]);
  });

  it('takes what Yjs takes: undefined in JSON, a mark at the start of a text, bytes behind the update', () => {
    for (const update of [item(2, 2, 'undefined', '{}'), item(4, '\ufeffтекст'), bytes(0, 0, 1, 2, 3)]) {
      expect(scan(update)).toEqual(byYjs(update));
    }
  });

  it('judges and measures UTF-8 as a strict TextDecoder does', () => {
    const seed = testSeed();
    const random = createRandom(seed);
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const edges = [
      0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
    ];
    const parts = ['я', '中', '🙂', 'a', '\ud7ff', '\ufeff', '\u{10ffff}'].map((part) => [...Buffer.from(part)]);
    for (let i = 0; i < 50_000; i++) {
      const text: number[] = [];
      while (text.length < 6) text.push(...(random.chance(0.5) ? random.pick(parts) : [random.pick(edges)]));
      if (random.chance(0.2)) text.pop();
      let expected = -1;
      try {
        expected = decoder.decode(Uint8Array.from(text)).length;
      } catch {
        // Not UTF-8.
      }
      const got = utf16Length(Uint8Array.from(text), 0, text.length);
      if (got !== expected) throw new Error(`seed ${seed}: ${text.join(' ')} has ${expected}, not ${got}`);
    }
  });

  it('refuses values nested too deeply', () => {
    const update = writeUpdate((encoder) => {
      for (const value of [1, 1, 7, 0]) encoding.writeVarUint(encoder, value);
      for (const value of [8, 1, 1, 65, 1]) encoding.writeVarUint(encoder, value);
      for (let depth = 0; depth < 5000; depth++) {
        encoding.writeUint8(encoder, 117);
        encoding.writeVarUint(encoder, 1);
      }
      encoding.writeUint8(encoder, 126);
      encoding.writeVarUint(encoder, 0);
    });
    expect(() => scanUpdate(update)).toThrow('nested too deeply');
  });
});
