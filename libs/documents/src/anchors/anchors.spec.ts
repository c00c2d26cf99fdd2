import * as Y from 'yjs';
import {
  addRow,
  addSection,
  AnchorResolver,
  anchorOfRange,
  cellFromText,
  editorPosition,
  flatOffset,
  flatText,
  moveRow,
  moveSection,
  removeRow,
  removeSection,
  replaceRange,
  restoreRow,
  restoreSection,
  sectionFragment,
  setCell,
  setField,
  type Anchor,
  type AnchorPlace,
  type FlatText,
} from '../index.js';

function paragraph(...texts: (string | Y.XmlElement)[]): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(
    0,
    texts.map((text) => (typeof text === 'string' ? new Y.XmlText(text) : text)),
  );
  return element;
}

function sectionWith(doc: Y.Doc, ...texts: string[]): string {
  return addSection(doc, {
    title: 'Р',
    content: (fragment) =>
      fragment.insert(
        0,
        texts.map((text) => paragraph(text)),
      ),
  });
}

const flat = (doc: Y.Doc, id: string): FlatText => flatText(sectionFragment(doc, id) as Y.XmlFragment);
const resolve = (doc: Y.Doc, anchor: Anchor): AnchorPlace | null => new AnchorResolver(doc).resolve(anchor);

function anchorOf(doc: Y.Doc, id: string, words: string): Anchor {
  const from = flat(doc, id).string.indexOf(words);
  const anchor = from < 0 ? null : anchorOfRange(doc, id, from, from + words.length);
  if (!anchor) throw new Error(`no «${words}»`);
  return anchor;
}

function cut(doc: Y.Doc, id: string, words: string): void {
  const from = flat(doc, id).string.indexOf(words);
  expect(replaceRange(doc, id, { from, to: from + words.length }, '')).toBe(true);
}

function insert(doc: Y.Doc, id: string, before: string, text: string): void {
  const at = before === '' ? flat(doc, id).string.length : flat(doc, id).string.indexOf(before);
  expect(replaceRange(doc, id, { from: at, to: at }, text)).toBe(true);
}

describe('the flat text of a section', () => {
  it('separates blocks, cells and line breaks, and knows the places in the editor', () => {
    const doc = new Y.Doc();
    const table = new Y.XmlElement('table');
    const id = addSection(doc, {
      content: (fragment) => {
        const row = new Y.XmlElement('tableRow');
        const cells = ['а', 'б'].map((text) => {
          const cell = new Y.XmlElement('tableCell');
          cell.insert(0, [paragraph(text)]);
          return cell;
        });
        row.insert(0, cells);
        table.insert(0, [row]);
        fragment.insert(0, [
          paragraph('раз', new Y.XmlElement('hardBreak'), 'два'),
          new Y.XmlElement('image'),
          table,
          paragraph(),
          paragraph('три'),
        ]);
      },
    });
    const text = flat(doc, id);
    expect(text.string).toBe('раз\nдва\nа\nб\nтри');
    const at = (words: string): number | null => editorPosition(text, text.string.indexOf(words), true);
    // <p>раз<br>два</p> is 9 long, the image 1; then <table><tr><td><p>.
    expect([at('раз'), at('два'), at('а\nб'), at('б'), at('три')]).toEqual([1, 5, 14, 19, 27]);
    for (const words of ['раз', 'два', 'б', 'три'])
      expect(flatOffset(text, at(words) ?? 0)).toBe(text.string.indexOf(words));
  });

  it('never throws, however deep or odd the content', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('x');
    let deep: Y.XmlFragment = fragment;
    for (let i = 0; i < 3_000; i++) {
      const next = new Y.XmlElement('blockquote');
      deep.insert(0, [next]);
      deep = next;
    }
    const text = new Y.XmlText('дно');
    text.insertEmbed(3, { x: 1 });
    deep.insert(0, [text]);
    expect(flatText(fragment).string).toBe('дно\uFFFC');
  });
});

describe('an anchor', () => {
  it('of a range goes with its words while the text around them changes', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'Начало. Предлагаемый срок — год. Конец.', 'Второй');
    const anchor = anchorOf(doc, id, 'срок — год');
    insert(doc, id, 'Начало', 'Совсем в начале. ');
    insert(doc, id, '. Конец', ' с лишним');
    expect(resolve(doc, anchor)).toMatchObject({ kind: 'text', text: 'срок — год', unchanged: true });
    insert(doc, id, '— год', 'обучения ');
    expect(resolve(doc, anchor)).toMatchObject({ text: 'срок обучения — год', unchanged: false });
    cut(doc, id, ' обучения');
    expect(resolve(doc, anchor)).toMatchObject({ text: 'срок — год', unchanged: true });
    cut(doc, id, 'срок — ');
    expect(resolve(doc, anchor)).toMatchObject({ text: 'год', unchanged: false });
  });

  it.each<[string, string, string, string]>([
    ['the last word', 'месяца', 'семестра', 'два семестра'],
    ['the last word, at the end of a line', 'год', 'семестра', 'или семестра'],
    ['the end of a word', 'сяца', 'сяцев', 'два месяцев'],
    ['the last word for many', 'месяца', 'с половиной месяца или больше', 'два с половиной месяца или больше'],
  ])('takes in what was typed over %s', (_what, old, words, text) => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'Курс на два месяца занятий', 'месяц или год', 'Дальше иное');
    const anchor = anchorOf(doc, id, old === 'год' ? 'или год' : 'два месяца');
    cut(doc, id, old);
    // Behind the deleted characters, as an editor does it.
    insert(doc, id, old === 'год' ? '\nДальше' : ' занятий', words);
    expect(resolve(doc, anchor)).toMatchObject({ kind: 'text', text, unchanged: false });
  });

  it('takes in what was typed before its first word when that is gone then, but nothing of what stands further off', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'Курс на два месяца занятий');
    const anchor = anchorOf(doc, id, 'два месяца');
    insert(doc, id, 'два', 'целых три');
    cut(doc, id, 'два');
    expect(resolve(doc, anchor)).toMatchObject({ text: 'целых три месяца' });
    cut(doc, id, 'месяца');
    insert(doc, id, ' занятий', 'года');
    expect(resolve(doc, anchor)).toMatchObject({ text: 'целых три года' });
    cut(doc, id, ' занятий');
    expect(resolve(doc, anchor)).toMatchObject({ text: 'целых три ' });
  });

  it('is whole again when its line was split and joined', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'Итоговая работа – защита замысла проекта. Иное.', 'замысла защита замысла');
    const anchor = anchorOf(doc, id, 'защита замысла');
    const fragment = sectionFragment(doc, id) as Y.XmlFragment;
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const rest = 'замысла проекта. Иное.';
    doc.transact(() => {
      text.delete(text.length - rest.length, rest.length);
      fragment.insert(1, [paragraph(rest)]);
    });
    expect(resolve(doc, anchor)).toMatchObject({ from: 18, text: 'защита \nзамысла', unchanged: true });
    doc.transact(() => {
      fragment.delete(1, 1);
      text.insert(text.length, rest);
    });
    expect(resolve(doc, anchor)).toMatchObject({ from: 18, text: 'защита замысла', unchanged: true });
  });

  it('may span blocks', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'раз', 'два', 'три');
    expect(resolve(doc, anchorOf(doc, id, 'аз\nдва\nт'))).toMatchObject({ text: 'аз\nдва\nт', unchanged: true });
  });

  it('is detached while its text is gone, and found again where it is pasted', () => {
    const doc = new Y.Doc();
    const a = sectionWith(doc, 'Одно. Слушатели проходят стажировку. Другое.');
    const b = sectionWith(doc, 'Совсем иной раздел. Здесь.');
    const anchor = anchorOf(doc, a, 'Слушатели проходят стажировку');
    cut(doc, a, 'Слушатели проходят стажировку. ');
    expect(resolve(doc, anchor)).toBeNull();
    insert(doc, b, 'Здесь', 'Слушатели проходят стажировку. ');
    expect(resolve(doc, anchor)).toMatchObject({
      sectionId: b,
      text: 'Слушатели проходят стажировку',
      unchanged: true,
    });
  });

  it('prefers the whole of its words elsewhere to a small rest of them', () => {
    const doc = new Y.Doc();
    const a = sectionWith(doc, 'Одно. Слушатели проходят стажировку. Другое.');
    const b = sectionWith(doc, 'Совсем иной раздел. Здесь.');
    const anchor = anchorOf(doc, a, 'Слушатели проходят стажировку');
    cut(doc, a, 'лушатели проходят стажировку. ');
    expect(resolve(doc, anchor)).toMatchObject({ sectionId: a, text: 'С', unchanged: false });
    insert(doc, b, 'Здесь', 'Слушатели проходят стажировку. ');
    expect(resolve(doc, anchor)).toMatchObject({ sectionId: b, unchanged: true });
  });

  it('of words that stand everywhere comes back only where they had their neighbours', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'часы лекций, часы практики', 'часы стажировки и часы прочие');
    const anchor = anchorOf(doc, id, 'часы практики');
    const short = { ...anchorOf(doc, id, 'часы прочие'), quote: 'часы' };
    cut(doc, id, 'часы лекций, часы практики');
    expect(resolve(doc, anchor)).toBeNull();
    cut(doc, id, 'часы прочие');
    expect(resolve(doc, short)).toBeNull();
    insert(doc, id, '', 'часы лекций, часы практики');
    expect(resolve(doc, anchor)).toMatchObject({ text: 'часы практики' });
  });

  it('comes back when the deletion is undone, and when the section is restored', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'до фраза после');
    const anchor = anchorOf(doc, id, 'фраза');
    const undo = new Y.UndoManager(doc.getMap('sections'), { captureTimeout: 0 });
    cut(doc, id, 'фраза ');
    expect(resolve(doc, anchor)).toBeNull();
    undo.undo();
    expect(resolve(doc, anchor)).toMatchObject({ text: 'фраза', unchanged: true });
    removeSection(doc, id, { by: 'u' });
    expect(resolve(doc, anchor)).toBeNull();
    restoreSection(doc, id);
    const other = sectionWith(doc, 'x');
    moveSection(doc, other, 0);
    expect(resolve(doc, anchor)).toMatchObject({ sectionId: id, text: 'фраза' });
  });

  it('of a place between two characters stays while one of its sides does', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'раз два три четыре');
    const anchor = anchorOfRange(doc, id, 8, 8) as Anchor;
    expect(anchor).toMatchObject({ quote: '', before: 'раз два ', after: 'три четыре' });
    cut(doc, id, 'раз два ');
    expect(resolve(doc, anchor)).toMatchObject({ from: 0, to: 0, text: '' });
    cut(doc, id, 'три четыре');
    expect(resolve(doc, anchor)).toBeNull();
  });

  it('of a row, a cell and a field follows them', () => {
    const doc = new Y.Doc();
    const plan = addSection(doc, { kind: 'study-plan' });
    const row = addRow(doc, plan, { type: 'module', cells: { title: 'Нормы', lectures: 1.5 } });
    addRow(doc, plan, { type: 'module' });
    const cell = { sectionId: plan, rowId: row, column: 'lectures', quote: '1,5' };
    const title = { sectionId: plan, rowId: row, quote: 'Нормы' };
    expect(resolve(doc, cell)).toMatchObject({
      kind: 'cell',
      rowId: row,
      column: 'lectures',
      text: '1,5',
      unchanged: true,
    });
    moveRow(doc, plan, row, { toIndex: 1 });
    setCell(doc, plan, row, 'lectures', 2);
    expect(resolve(doc, cell)).toMatchObject({ text: '2', unchanged: false });
    expect(resolve(doc, title)).toMatchObject({ column: null, text: 'Нормы', unchanged: true });
    removeRow(doc, plan, row, { by: 'u' });
    expect([resolve(doc, cell), resolve(doc, title)]).toEqual([null, null]);
    restoreRow(doc, plan, row);
    expect(resolve(doc, title)).not.toBeNull();
    const passport = addSection(doc, { kind: 'passport' });
    setField(doc, passport, 'goal', 'Цель');
    expect(resolve(doc, { sectionId: passport, column: 'goal', quote: 'Цель' })).toMatchObject({
      rowId: null,
      unchanged: true,
    });
    expect(resolve(doc, { sectionId: passport, column: 'nothing', quote: '' })).toBeNull();
    expect(resolve(doc, { sectionId: passport, quote: '' })).toEqual({ kind: 'section', sectionId: passport });
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['an item of nobody', { item: { client: 7, clock: 99 }, assoc: 0 }],
    ['another type', { tname: 'sections', assoc: 0 }],
    ['rubbish', { item: 'x', type: 4, tname: {} }],
    ['a number', 7],
  ])('S19: whose position is %s harms nothing', (_what, start) => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'текст');
    expect(resolve(doc, { sectionId: id, start, end: start, quote: 'иное слово' })).toBeNull();
    expect(resolve(doc, { sectionId: 'x', start, quote: '' })).toBeNull();
  });
});

describe('a replacement', () => {
  it('takes the marks of what it replaces', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, '');
    const text = (sectionFragment(doc, id)?.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.applyDelta([{ insert: 'обычно ' }, { insert: 'жирно', attributes: { bold: true } }, { insert: ' опять' }]);
    replaceRange(doc, id, { from: 7, to: 12 }, 'важно');
    expect(text.toDelta()).toEqual([
      { insert: 'обычно ' },
      { insert: 'важно', attributes: { bold: true } },
      { insert: ' опять' },
    ]);
  });

  it('over several blocks leaves the first, and takes away those that are empty then', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'раз два', 'три', 'четыре пять');
    const { string } = flat(doc, id);
    expect(replaceRange(doc, id, { from: 4, to: string.indexOf('пять') }, 'и\nвот')).toBe(true);
    expect(flat(doc, id).string).toBe('раз и вот\nпять');
    expect(sectionFragment(doc, id)?.length).toBe(2);
  });

  it('is refused where there is nothing', () => {
    const doc = new Y.Doc();
    const id = sectionWith(doc, 'раз');
    expect(replaceRange(doc, id, { from: 2, to: 9 }, 'x')).toBe(false);
    expect(replaceRange(doc, id, { from: 2, to: 1 }, 'x')).toBe(false);
    expect(replaceRange(doc, 'nowhere', { from: 0, to: 0 }, 'x')).toBe(false);
  });
});

describe('a value from words', () => {
  it.each([
    ['study-plan', 'module', 'lectures', ' 1,5 ', 1.5],
    ['study-plan', 'module', 'lectures', 'много', undefined],
    ['study-plan', 'module', 'lectures', '', null],
    ['study-plan', 'module', 'title', ' Нормы ', 'Нормы'],
    ['study-plan', 'module', 'results', 'a, b', ['a', 'b']],
    ['study-plan', 'module', 'nothing', 'x', undefined],
    ['calendar', 'period', 'startsOn', '1.9.2026', '2026-09-01'],
    ['calendar', 'period', 'startsOn', '31.02.2026', undefined],
    ['planned-results', 'result', 'competence', 'universal', 'universal'],
    ['planned-results', 'result', 'competence', 'иное', undefined],
  ] as const)('%s/%s.%s: «%s»', (kind, type, column, text, value) => {
    const doc = new Y.Doc();
    const sectionId = addSection(doc, { kind });
    const rowId = addRow(doc, sectionId, { type });
    expect(cellFromText(doc, { sectionId, rowId, column }, text)).toEqual(value);
  });
});
