import { scanUpdate } from '@soproekt/sync';
import * as Y from 'yjs';
import { hashDocument } from './document-hash.js';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const hashOf = (...updates: Uint8Array[]): string => hashDocument(updates).hash;
const folded = (...updates: Uint8Array[]): Uint8Array => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return Y.encodeStateAsUpdate(doc);
};

/** A document of several authors who write, format, nest, delete and undo, with every update as it was sent. */
function writtenByMany(seed: number, edits: number): Uint8Array[] {
  const random = randomOf(seed);
  const updates: Uint8Array[] = [];
  const authors = Array.from({ length: 3 }, () => {
    const doc = new Y.Doc();
    doc.clientID = random(2 ** 31);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') updates.push(update);
    });
    return doc;
  });
  const sync = (doc: Y.Doc) => updates.forEach((update) => Y.applyUpdate(doc, update, 'remote'));
  for (let i = 0; i < edits; i++) {
    const doc = authors[random(authors.length)] as Y.Doc;
    if (random(3) === 0) sync(doc);
    const text = doc.getText('text');
    const fragment = doc.getXmlFragment('body');
    const at = random(text.length + 1);
    const length = Math.min(text.length - at, 1 + random(5));
    const kinds: (() => void)[] = [
      () => text.insert(at, `слово${i} `),
      () => text.insert(at, 'б', { bold: true }),
      () => length > 0 && text.delete(at, length),
      () => length > 0 && text.format(at, length, { italic: random(2) === 0 ? true : null }),
      () => doc.getMap('map').set(`k${random(4)}`, random(2) === 0 ? i : { nested: [i, null, undefined] }),
      () => doc.getMap('map').delete(`k${random(4)}`),
      () => doc.getArray('list').push([i, new Uint8Array([i % 256]), i / 3]),
      () => {
        const element = new Y.XmlElement('paragraph');
        element.setAttribute('level', String(i));
        element.insert(0, [new Y.XmlText(`абзац ${i}`)]);
        fragment.insert(random(fragment.length + 1), [element]);
      },
      () => fragment.length > 0 && fragment.delete(random(fragment.length), 1),
      () => text.insertEmbed(at, { image: i }),
    ];
    doc.transact(() => kinds[random(kinds.length)]?.());
  }
  return updates;
}

describe('hashDocument', () => {
  it.each([0, 1, 2, 3, 4])('S44: is the same however the journal is laid out (seed + %i)', (offset) => {
    const seed = SEED + offset;
    const updates = writtenByMany(seed, 200);
    const random = randomOf(seed);
    const cut = random(updates.length);
    const shuffled = [...updates].sort(() => random(3) - 1);
    const want = hashOf(...updates);
    const layouts: Record<string, Uint8Array[]> = {
      'one snapshot': [folded(...updates)],
      'snapshot and tail': [folded(...updates.slice(0, cut)), ...updates.slice(cut)],
      'snapshot of a snapshot': [folded(folded(...updates.slice(0, cut)), ...updates.slice(cut))],
      'merged without a document': [Y.mergeUpdates(updates)],
      'doubled rows': [...updates, ...updates.slice(cut)],
      'another order': shuffled,
      'snapshot made of another order': [folded(...shuffled)],
    };
    const got = Object.fromEntries(Object.entries(layouts).map(([name, layout]) => [name, hashOf(...layout)]));
    expect({ seed, ...got }).toEqual({
      seed,
      ...Object.fromEntries(Object.keys(layouts).map((name) => [name, want])),
    });
  });

  it('differs after any edit', () => {
    const updates = writtenByMany(SEED, 60);
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    doc.getText('text').insert(0, 'начало');
    const seen = new Set([hashOf(Y.encodeStateAsUpdate(doc))]);
    const edits: (() => void)[] = [
      () => doc.getText('text').insert(0, 'x'),
      () => doc.getText('text').delete(0, 1),
      () => doc.getText('text').format(0, 2, { bold: true }),
      () => doc.getText('text').format(0, 2, { bold: null }),
      () => doc.getMap('new').set('a', 1),
      () => doc.getMap('new').set('a', 1),
      () => doc.getMap('new').delete('a'),
      () => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('p')]),
      () => doc.getXmlFragment('body').insert(0, [new Y.XmlElement('h')]),
      () => doc.getArray('list').insert(0, [null]),
      () => doc.getArray('list').delete(0, 1),
    ];
    for (const [index, edit] of edits.entries()) {
      edit();
      const hash = hashOf(Y.encodeStateAsUpdate(doc));
      expect({ index, known: seen.has(hash) }).toEqual({ index, known: false });
      seen.add(hash);
    }
  });

  it('tells documents apart that differ in the kind or formatting of what they hold', () => {
    const make = (write: (doc: Y.Doc) => void): string => {
      const doc = new Y.Doc();
      doc.clientID = 1;
      doc.transact(() => write(doc));
      return hashOf(Y.encodeStateAsUpdate(doc));
    };
    const hashes = [
      make((doc) => doc.getText('a').insert(0, 'x')),
      make((doc) => doc.getText('b').insert(0, 'x')),
      make((doc) => doc.getText('a').insert(0, 'y')),
      make((doc) => doc.getArray('a').push(['x'])),
      make((doc) => doc.getMap('m').set('a', new Y.Text())),
      make((doc) => doc.getMap('m').set('a', new Y.Map())),
      make((doc) => doc.getMap('m').set('a', new Y.Array())),
      make((doc) => doc.getMap('m').set('a', 1)),
      make((doc) => doc.getMap('m').set('a', '1')),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  // With the second Yjs, left alone, keeps a part waiting of which nothing is missing.
  it.each([SEED, 1_045_308, 2_126_051_175])(
    'counts what waits for updates that are not there, in whatever order it came (seed %i)',
    (seed) => {
      const updates = writtenByMany(seed, 40);
      // One that inserts: a deletion that is lost may be made good by a later one.
      const lost = updates.findIndex((update, at) => at >= 3 && scanUpdate(update).structs.length > 0);
      const without = updates.filter((_update, at) => at !== lost);
      const cut = without.length >> 1;
      const want = hashOf(...without);
      expect(hashOf(folded(...without))).toBe(want);
      expect(hashOf(folded(...without.slice(0, cut)), ...without.slice(cut))).toBe(want);
      expect(hashOf(...[...without].reverse())).toBe(want);
      expect(want).not.toBe(hashOf(...updates));
      expect(hashOf(...without, updates[lost] as Uint8Array)).toBe(hashOf(...updates));
    },
  );

  it('leaves out what cannot be decoded, and says which', () => {
    const updates = writtenByMany(SEED, 10);
    const broken = new Uint8Array([1, 255, 255, 255, 255, 15, 7]);
    expect(hashDocument([...updates, broken])).toEqual({ hash: hashOf(...updates), refused: [updates.length] });
  });

  it('knows the empty document', () => {
    expect(hashOf()).toBe(hashOf(Y.encodeStateAsUpdate(new Y.Doc())));
  });
});
