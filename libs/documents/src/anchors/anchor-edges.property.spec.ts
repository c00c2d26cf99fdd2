import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  addSection,
  AnchorResolver,
  anchorOfRange,
  flatText,
  replaceRange,
  sectionFragment,
  type Anchor,
} from '../index.js';

const seed = testSeed();
const WORDS = 'два месяца очных занятий по вечерам и субботам с куратором'.split(' ');
const FILLER = 'съешь же ещё этих мягких французских булок да выпей чаю '.split(' ');

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

/** Two replicas of a document of three paragraphs, the words remarked on in the middle one. */
class World {
  readonly id: string;
  readonly docs: readonly [Y.Doc, Y.Doc];
  readonly anchor: Anchor;

  constructor(
    readonly quote: string,
    readonly before: string,
    readonly after: string,
  ) {
    const doc = new Y.Doc();
    this.id = addSection(doc, {
      content: (fragment) =>
        fragment.insert(0, ['Первый абзац.', before + quote + after, 'Третий абзац.'].map(paragraph)),
    });
    const from = this.string(doc).indexOf(before + quote) + before.length;
    this.anchor = anchorOfRange(doc, this.id, from, from + quote.length) as Anchor;
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    this.docs = [doc, other];
  }

  string(doc: Y.Doc): string {
    return flatText(this.fragment(doc)).string;
  }

  fragment(doc: Y.Doc): Y.XmlFragment {
    return sectionFragment(doc, this.id) as Y.XmlFragment;
  }

  /** Types in the first paragraph, where the remark is not. */
  elsewhere(doc: Y.Doc, at: number, text: string): void {
    replaceRange(doc, this.id, { from: at % 13, to: at % 13 }, text);
  }

  /** Enter: what is behind the cursor becomes a new paragraph; then Backspace: it is written behind the first again. */
  splitAndJoin(doc: Y.Doc, at: number): void {
    const fragment = this.fragment(doc);
    const text = (fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText;
    const index = at % (text.length + 1);
    const rest = String(text.toJSON()).slice(index);
    doc.transact(() => {
      if (rest !== '') text.delete(index, rest.length);
      fragment.insert(2, [paragraph(rest)]);
    });
    doc.transact(() => {
      fragment.delete(2, 1);
      if (rest !== '') text.insert(index, rest);
    });
  }

  /** Puts other words for the first or the last, as an editor may: over it, or before or behind it and then that away. */
  retype(doc: Y.Doc, last: boolean, words: string, way: 'over' | 'before' | 'behind'): void {
    const start = this.string(doc).indexOf('\n') + 1 + this.before.length;
    const list = this.quote.split(' ');
    const old = (last ? list.at(-1) : list[0]) ?? '';
    const from = last ? start + this.quote.length - old.length : start;
    const to = from + old.length;
    const gap = { over: null, before: from, behind: to }[way];
    if (gap !== null) replaceRange(doc, this.id, { from: gap, to: gap }, words);
    const at = way === 'before' ? from + words.length : from;
    replaceRange(doc, this.id, { from: at, to: at + old.length }, '');
    if (gap === null) for (const [n, one] of [...words].entries()) this.type(doc, from + n, one);
  }

  /** One letter, behind whatever was deleted there. */
  private type(doc: Y.Doc, at: number, letter: string): void {
    const text = (this.fragment(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(at - this.string(doc).indexOf('\n') - 1, letter);
  }

  exchange(): void {
    const [a, b] = this.docs;
    const updates = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)] as const;
    Y.applyUpdate(a, updates[1]);
    Y.applyUpdate(b, updates[0]);
  }
}

const context = fc.array(fc.constantFrom(...FILLER), { minLength: 2, maxLength: 8 }).map((words) => words.join(' '));
/** What to make a world of: each run needs a new one. */
const recipes = fc
  .record({ from: fc.nat(5), count: fc.integer({ min: 2, max: 4 }), before: context, after: context, full: fc.nat(2) })
  .map(
    ({ from, count, before, after, full }) =>
      [
        WORDS.slice(from, from + count).join(' '),
        full === 1 ? '' : `${before} `,
        full === 2 ? '' : ` ${after}.`,
      ] as const,
  );
const noise = fc.array(fc.record({ at: fc.nat(50), text: fc.constantFrom(...FILLER) }), { maxLength: 4 });

describe(`the edges of anchors (seed ${seed})`, () => {
  it('are where they were when lines are split and joined while somebody else types', () => {
    fc.assert(
      fc.property(recipes, fc.array(fc.nat(200), { minLength: 1, maxLength: 4 }), noise, (recipe, splits, others) => {
        const world = new World(...recipe);
        const [mine, theirs] = world.docs;
        for (const { at, text } of others) world.elsewhere(theirs, at, text);
        for (const at of splits) world.splitAndJoin(mine, at);
        world.exchange();
        for (const doc of world.docs) {
          expect(new AnchorResolver(doc).resolve(world.anchor)).toMatchObject({ text: world.quote, unchanged: true });
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('take in the word that was put for the first or the last, so that other words for all replace it', () => {
    fc.assert(
      fc.property(
        recipes,
        fc.boolean(),
        fc.constantFrom('over', 'before', 'behind'),
        fc.constantFrom('семестра', 'шесть', 'длительно и с перерывами', 'о'),
        noise,
        (recipe, last, way, words, others) => {
          const world = new World(...recipe);
          const [mine, theirs] = world.docs;
          const list = world.quote.split(' ');
          for (const { at, text } of others) world.elsewhere(theirs, at, text);
          world.retype(mine, last, words, way);
          world.exchange();
          const now = [...(last ? list.slice(0, -1) : [words]), ...(last ? [words] : list.slice(1))].join(' ');
          for (const doc of world.docs) {
            const place = new AnchorResolver(doc).resolve(world.anchor);
            expect(place).toMatchObject({ kind: 'text', text: now });
            if (place?.kind !== 'text') return;
            replaceRange(doc, world.id, place, 'НОВОЕ');
            expect(world.string(doc).split('\n')[1]).toBe(`${world.before}НОВОЕ${world.after}`);
          }
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
