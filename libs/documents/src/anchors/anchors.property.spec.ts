import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  addSection,
  AnchorResolver,
  anchorOfRange,
  flatText,
  listSections,
  moveSection,
  removeSection,
  replaceRange,
  restoreSection,
  sectionFragment,
  type Anchor,
} from '../index.js';

const seed = testSeed();
const REPLICAS = 3;
const FILLER = 'съешь же ещё этих мягких французских булок да выпей чаю '.split(' ');
/** What remarks are about: words that stand nowhere else, are long enough to be told by themselves, and that nobody edits in part. */
const QUOTES = ['«первый вопрос»', '«второй вопрос»', '«третий вопрос»', '«четвёртый вопрос»'];

const command = fc.record({
  replica: fc.nat(REPLICAS - 1),
  act: fc.constantFrom(
    ...(['insert', 'insert', 'delete', 'delete', 'cut', 'paste', 'paste', 'undo', 'undo', 'redo'] as const),
    ...(['move', 'remove', 'restore', 'paragraph', 'deliver', 'deliver', 'deliver'] as const),
  ),
  pick: fc.nat(100),
  at: fc.nat(1_000),
  size: fc.nat(12),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

class World {
  readonly docs: Y.Doc[] = [];
  readonly anchors: Anchor[];
  private readonly undos: Y.UndoManager[];
  private readonly origins = Array.from({ length: REPLICAS }, (_none, i) => ({ i }));
  private readonly ways: Uint8Array[][] = [];
  private clipboard = '';

  constructor() {
    const base = new Y.Doc();
    const ids = [0, 1, 2].map((n) =>
      addSection(base, {
        title: `Раздел ${n}`,
        content: (fragment) =>
          fragment.insert(
            0,
            [0, 1].map((m) => {
              const quote = QUOTES[n * 2 + m] ?? '';
              const element = new Y.XmlElement('paragraph');
              element.insert(0, [
                new Y.XmlText(`${FILLER.slice(0, 4).join(' ')} ${quote} ${FILLER.slice(4).join(' ')}`),
              ]);
              return element;
            }),
          ),
      }),
    );
    this.anchors = QUOTES.map((quote, n) => {
      const id = ids[Math.floor(n / 2)] ?? '';
      const from = textOf(base, id).indexOf(quote);
      return anchorOfRange(base, id, from, from + quote.length) as Anchor;
    });
    for (let i = 0; i < REPLICAS; i++) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
      this.docs.push(doc);
      this.ways.push([]);
    }
    this.docs.forEach((doc, from) =>
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'network') this.ways.forEach((way, to) => to !== from && way.push(update));
      }),
    );
    this.undos = this.docs.map(
      (doc, i) =>
        new Y.UndoManager(doc.getMap('sections'), { trackedOrigins: new Set([this.origins[i]]), captureTimeout: 0 }),
    );
  }

  run({ replica, act, pick, at, size }: Command): void {
    const doc = this.docs[replica] as Y.Doc;
    const origin = this.origins[replica];
    const sections = listSections(doc);
    const id = sections[pick % Math.max(1, sections.length)]?.id ?? '';
    const string = sections.length > 0 ? textOf(doc, id) : '';
    switch (act) {
      case 'insert': {
        const from = outside(string, at % (string.length + 1));
        replaceRange(doc, id, { from, to: from }, `${FILLER[size % FILLER.length]} `, { origin });
        break;
      }
      case 'delete': {
        const from = outside(string, at % (string.length + 1));
        replaceRange(doc, id, { from, to: upTo(string, from, size) }, '', { origin });
        break;
      }
      case 'cut': {
        const quote = QUOTES[at % QUOTES.length] ?? '';
        const from = string.indexOf(quote);
        if (from < 0) break;
        const to = upTo(string, from + quote.length, size);
        this.clipboard = string.slice(from, to);
        replaceRange(doc, id, { from, to }, '', { origin });
        break;
      }
      case 'paste': {
        const quote = QUOTES.find((known) => this.clipboard.includes(known));
        // Only what is nowhere on this replica: a second copy would make it a matter of taste where the remark belongs.
        if (!quote || sections.some((section) => textOf(doc, section.id).includes(quote))) break;
        const from = outside(string, at % (string.length + 1));
        replaceRange(doc, id, { from, to: from }, this.clipboard, { origin });
        break;
      }
      case 'paragraph':
        doc.transact(() => {
          const element = new Y.XmlElement('paragraph');
          element.insert(0, [new Y.XmlText(`${FILLER[size % FILLER.length]}`)]);
          sectionFragment(doc, id)?.insert(0, [element]);
        }, origin);
        break;
      case 'undo':
        this.undos[replica]?.undo();
        break;
      case 'redo':
        this.undos[replica]?.redo();
        break;
      case 'move':
        moveSection(doc, id, at % 3, { origin });
        break;
      case 'remove':
        removeSection(doc, id, { by: String(replica) }, { origin });
        break;
      case 'restore':
        for (const one of doc.getMap('sections').keys()) restoreSection(doc, one, { origin });
        break;
      case 'deliver':
        for (const update of this.ways[replica]?.splice(at % 3, 5) ?? []) Y.applyUpdate(doc, update, 'network');
        break;
    }
  }

  settle(): void {
    this.docs.forEach((doc, i) => {
      for (const update of this.ways[i]?.splice(0).reverse() ?? []) Y.applyUpdate(doc, update, 'network');
    });
  }
}

const textOf = (doc: Y.Doc, id: string): string => {
  const fragment = sectionFragment(doc, id);
  return fragment ? flatText(fragment).string : '';
};

/** The offset, or the end of the quote that it lies in. */
function outside(string: string, at: number): number {
  for (const quote of QUOTES) {
    for (let from = string.indexOf(quote); from >= 0; from = string.indexOf(quote, from + 1)) {
      if (at > from && at < from + quote.length) return from + quote.length;
    }
  }
  return at;
}

/** So many characters further, but not into a quote. */
function upTo(string: string, from: number, size: number): number {
  const next = Math.min(...QUOTES.map((quote) => string.indexOf(quote, from)).filter((at) => at >= 0), string.length);
  return Math.min(from + size, next);
}

describe(`anchors under concurrent work (seed ${seed})`, () => {
  it('are where their words are, the same on every replica, and detached only while those are nowhere', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const world = new World();
        for (const one of commands) {
          world.run(one);
          check(world.docs[one.replica] as Y.Doc, world.anchors);
        }
        world.settle();
        const [first, ...others] = world.docs.map((doc) => {
          const resolver = new AnchorResolver(doc);
          return world.anchors.map((anchor) => resolver.resolve(anchor));
        });
        for (const other of others) expect(other).toEqual(first);
        for (const doc of world.docs) check(doc, world.anchors);
      }),
      { seed, numRuns: 300 },
    );
  });
});

function check(doc: Y.Doc, anchors: readonly Anchor[]): void {
  const resolver = new AnchorResolver(doc);
  const sections = listSections(doc);
  for (const anchor of anchors) {
    const places = sections.flatMap(({ id }) => {
      const string = textOf(doc, id);
      const count = string.split(anchor.quote).length - 1;
      return Array.from({ length: count }, () => id);
    });
    const place = resolver.resolve(anchor);
    if (places.length === 0) {
      // Concurrent edits can tear a quote; then it is where its characters are, and says that it reads otherwise.
      if (place !== null) expect(place).toMatchObject({ kind: 'text', unchanged: false });
    } else if (places.length === 1) {
      expect(place).toMatchObject({ kind: 'text', sectionId: places[0], text: anchor.quote, unchanged: true });
    } else {
      expect(place === null || (place.kind === 'text' && places.includes(place.sectionId))).toBe(true);
    }
  }
}
