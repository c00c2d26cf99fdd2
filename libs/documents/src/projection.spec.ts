import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  addRow,
  addSection,
  countWords,
  initDocument,
  plainText,
  projectDocument,
  setSectionTitle,
  listSections,
} from './index.js';

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText | string)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(
    0,
    children.map((child) => (typeof child === 'string' ? new Y.XmlText(child) : child)),
  );
  return made;
};

function fragmentOf(...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('f');
  fragment.insert(0, children);
  return fragment;
}

describe('plainText', () => {
  it('separates blocks by line feeds and cells by tabs', () => {
    const cell = (text: string): Y.XmlElement => element('tableCell', element('paragraph', text));
    const text = plainText(
      fragmentOf(
        element('heading', 'Раздел'),
        element('paragraph', 'до', new Y.XmlElement('hardBreak'), 'после'),
        element('paragraph'),
        element(
          'bulletList',
          element('listItem', element('paragraph', 'раз')),
          element('listItem', element('paragraph', 'два')),
        ),
        element(
          'table',
          element('tableRow', cell('A'), cell(''), cell('B')),
          element('tableRow', cell('1'), element('tableCell', element('paragraph', '2'), element('paragraph', '3'))),
        ),
        element('paragraph', 'конец'),
      ),
    );
    expect(text).toBe('Раздел\nдо\nпосле\nраз\nдва\nA\t\tB\n1\t2 3\nконец');
  });

  it('reads text without its marks and nodes it does not know', () => {
    const marked = new Y.XmlText();
    marked.insert(0, 'жирно', { bold: {}, '<script>': { x: 1 } });
    marked.insert(5, ' просто', { bold: null });
    expect(plainText(fragmentOf(element('hologram', element('paragraph', marked)), new Y.XmlText('вне')))).toBe(
      'жирно просто\nвне',
    );
  });

  it('survives absurd nesting', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('f');
    let at: Y.XmlFragment = fragment;
    doc.transact(() => {
      for (let i = 0; i < 5_000; i++) {
        const inner = new Y.XmlElement('blockquote');
        at.insert(0, [inner]);
        at = inner;
      }
      at.insert(0, [new Y.XmlText('дно')]);
    });
    expect(plainText(fragment)).toBe('дно');
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    ['Научно-методический совет — 36 часов, 2,5 ставки.', 6],
    ["д’Артаньян it\u2019s don't", 3],
    ['№ 7 (ИРО) / 1.1', 3],
    ['й как и\u0306', 3],
  ])('%j: %d', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe('projectDocument', () => {
  it('gives sections in order with text and words', () => {
    const doc = new Y.Doc();
    initDocument(doc, { kind: 'programme' });
    const id = addSection(doc, {
      title: '<b>План</b>',
      institutionId: 'i1',
      content: (fragment) => fragment.insert(0, [element('paragraph', 'два слова')]),
    });
    expect(projectDocument(doc)).toEqual({
      schemaVersion: 1,
      kind: 'programme',
      sections: [
        {
          id,
          kind: 'text',
          role: null,
          title: '<b>План</b>',
          institutionId: 'i1',
          text: 'два слова',
          words: 2,
          rows: [],
        },
      ],
    });
  });

  it('names rows by their number or code and their title', () => {
    const doc = new Y.Doc();
    const plan = addSection(doc, { kind: 'study-plan' });
    const m = addRow(doc, plan, { type: 'module', cells: { title: 'Команда' } });
    const topic = addRow(doc, plan, { type: 'topic', parentId: m, cells: { title: ' Роли\n и правила ' } });
    const results = addSection(doc, { kind: 'planned-results' });
    const result = addRow(doc, results, { type: 'result', cells: { code: 'ПР1', wording: 'знает нормы' } });
    const empty = addRow(doc, results, { type: 'result' });
    expect(projectDocument(doc).sections.map(({ rows }) => rows)).toEqual([
      [
        { id: m, name: '1 Команда' },
        { id: topic, name: '1.1 Роли и правила' },
      ],
      [
        { id: result, name: 'ПР1 знает нормы' },
        { id: empty, name: '' },
      ],
    ]);
  });

  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.object({ maxDepth: 1 }));
  const shared = fc.constantFrom(
    () => new Y.Text('текст'),
    () => new Y.XmlText('текст'),
    () => new Y.Map([['a', 1]]),
    () => new Y.Array(),
    () => element('paragraph', 'текст'),
    () => new Y.XmlFragment(),
    () => new Y.XmlHook('hook'),
  );
  const value = fc.oneof(scalar, shared);
  const field = fc.constantFrom('kind', 'title', 'institutionId', 'order', 'content', 'removed', 'createdAt', 'x');
  const make = (given: unknown): unknown => (typeof given === 'function' ? (given as () => unknown)() : given);
  const seed = testSeed();

  it(`never throws, whatever lies in the document (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string(),
            fc.oneof(
              value,
              fc.array(fc.tuple(field, value)).map((fields) => ({ fields })),
            ),
          ),
          { maxLength: 8 },
        ),
        fc.tuple(scalar, scalar),
        (entries, [version, kind]) => {
          const doc = new Y.Doc();
          const sections = doc.getMap('sections');
          doc.getMap('meta').set('schemaVersion', version);
          doc.getMap('meta').set('kind', kind);
          for (const [id, entry] of entries) {
            if (typeof entry === 'object' && entry !== null && 'fields' in entry && Array.isArray(entry.fields)) {
              sections.set(id, new Y.Map((entry.fields as [string, unknown][]).map(([key, v]) => [key, make(v)])));
            } else {
              sections.set(id, make(entry));
            }
          }
          const projection = projectDocument(doc);
          for (const { text, title, words } of projection.sections)
            expect([typeof text, typeof title, typeof words]).toEqual(['string', 'string', 'number']);
          // What is malformed can still be moved, named and stood beside.
          addSection(doc, { title: 'новый', afterId: null });
          expect(listSections(doc)[0]?.title).toBe('новый');
          for (const { id } of listSections(doc)) setSectionTitle(doc, id, 'имя');
          expect(listSections(doc).every(({ title }) => title === 'имя')).toBe(true);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('reads a root of another type as empty and leaves foreign roots alone', () => {
    const foreign = new Y.Doc();
    foreign.getArray('sections').push(['x']);
    foreign.getText('text').insert(0, 'чужое');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(foreign));
    expect(projectDocument(doc).sections).toEqual([]);
    addSection(doc, { title: 'наш' });
    const back = new Y.Doc();
    Y.applyUpdate(back, Y.encodeStateAsUpdate(doc));
    expect(back.getText('text').toString()).toBe('чужое');
    expect(projectDocument(back).sections).toHaveLength(1);
  });
});
