import { createRandom, testSeed } from '@soproekt/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MalformedUpdateError, scanUpdate, type ClockRange } from './update-scan.js';

/** The same answer by way of Yjs's own reader. */
function byYjs(update: Uint8Array): { structs: ClockRange[]; deletes: ClockRange[] } {
  const { structs, ds } = Y.decodeUpdate(update);
  const joined: ClockRange[] = [];
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const last = joined.at(-1);
    const { client, clock } = struct.id;
    if (last && last.client === client && last.clock + last.length === clock) last.length += struct.length;
    else joined.push({ client, clock, length: struct.length });
  }
  const deletes = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, length: len })),
  );
  return { structs: joined, deletes };
}

function writeUpdate(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

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
    map.set('sub', new Y.Doc({ guid: 'sub' }));
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
      expect(scanUpdate(update)).toEqual(byYjs(update));
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
    for (const update of updates) expect({ seed, ...scanUpdate(update) }).toEqual({ seed, ...byYjs(update) });

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
  ])('refuses %s', (_what, update) => {
    expect(() => scanUpdate(update)).toThrow(MalformedUpdateError);
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
