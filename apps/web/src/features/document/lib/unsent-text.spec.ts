import { describe, expect, it } from '@jest/globals';
import { addRow, addSection, listSections, removeSection, sectionFragment, setCell } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import { cellMaps, formatUnsent, unsentText } from './unsent-text';

function setUp() {
  const doc = new Y.Doc();
  const id = addSection(doc, { title: 'Пояснительная записка' });
  const fragment = sectionFragment(doc, id)!;
  fillFragment(fragment, 'Первый абзац.\n\nВторой абзац.\n\n- пункт один\n- пункт два');
  const sources = () =>
    listSections(doc).map((section) => ({ ...section, fragment: sectionFragment(doc, section.id) }));
  return { doc, id, fragment, sources };
}

const textOf = (fragment: Y.XmlFragment, index: number): Y.XmlText =>
  (fragment.get(index) as Y.XmlElement).get(0) as Y.XmlText;

describe('unsentText', () => {
  it('finds nothing when everything is confirmed', () => {
    const { doc, sources } = setUp();
    expect(unsentText(sources(), Y.encodeStateVector(doc), [doc.clientID])).toEqual([]);
  });

  it('gives whole paragraphs that hold new text, and only those', () => {
    const { doc, id, fragment, sources } = setUp();
    const confirmed = Y.encodeStateVector(doc);
    textOf(fragment, 1).insert(6, ' дополненный');
    expect(unsentText(sources(), confirmed, [doc.clientID])).toEqual([
      { sectionId: id, title: 'Пояснительная записка', blocks: ['Второй дополненный абзац.'] },
    ]);
  });

  it('finds text in lists and in sections that did not exist before', () => {
    const { doc, fragment, sources } = setUp();
    const confirmed = Y.encodeStateVector(doc);
    const item = (fragment.get(2) as Y.XmlElement).get(1) as Y.XmlElement;
    ((item.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'новый ');
    const added = addSection(doc, { title: 'Новый раздел' });
    fillFragment(sectionFragment(doc, added)!, 'Совсем новый текст.');
    expect(unsentText(sources(), confirmed, [doc.clientID]).map(({ title, blocks }) => [title, ...blocks])).toEqual([
      ['Пояснительная записка', 'новый пункт два'],
      ['Новый раздел', 'Совсем новый текст.'],
    ]);
  });

  it('passes over deletions and over what others wrote', () => {
    const { doc, fragment, sources } = setUp();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    textOf(sectionFragment(other, listSections(other)[0]!.id)!, 0).insert(0, 'Чужое. ');
    const confirmed = Y.encodeStateVector(doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    textOf(fragment, 1).delete(0, 6);
    expect(unsentText(sources(), confirmed, [doc.clientID])).toEqual([]);
  });

  it('gives everything when nothing was ever confirmed', () => {
    const { doc, sources } = setUp();
    expect(unsentText(sources(), null, [doc.clientID])[0]?.blocks).toEqual([
      'Первый абзац.',
      'Второй абзац.',
      'пункт один',
      'пункт два',
    ]);
  });

  it('also reads sections that were taken out', () => {
    const { doc, id, fragment } = setUp();
    removeSection(doc, id, { by: 'user' });
    expect(unsentText([{ id, title: 'Удалён', fragment }], null, [doc.clientID])[0]?.blocks).toHaveLength(4);
  });
});

describe('unsentText of tables', () => {
  function plan() {
    const doc = new Y.Doc();
    const id = addSection(doc, { kind: 'study-plan', title: 'План' });
    const rowId = addRow(doc, id, { type: 'module', cells: { title: 'Модуль', lectures: 1.5 } });
    addRow(doc, id, { type: 'module', cells: { title: 'Другой', lectures: 2 } });
    const read = (confirmed: Uint8Array) =>
      unsentText([{ id, title: 'План', fragment: null, cells: cellMaps(doc, id) }], confirmed, [doc.clientID]);
    return { doc, id, rowId, read };
  }

  it('gives the rows that hold something new, whole', () => {
    const { doc, id, rowId, read } = plan();
    const confirmed = Y.encodeStateVector(doc);
    expect(read(confirmed)).toEqual([]);
    setCell(doc, id, rowId, 'practice', 4);
    expect(read(confirmed)[0]?.blocks).toHaveLength(1);
    expect(read(confirmed)[0]?.blocks[0]?.split('\t').sort()).toEqual(['1,5', '4', 'Модуль']);
  });

  it('notices typing in a cell', () => {
    const { doc, id, rowId, read } = plan();
    const confirmed = Y.encodeStateVector(doc);
    setCell(doc, id, rowId, 'title', 'Модуль первый');
    expect(read(confirmed)[0]?.blocks[0]).toContain('Модуль первый');
  });
});

describe('formatUnsent', () => {
  it('reads as plain text with titles', () => {
    const text = formatUnsent('Программа', [{ sectionId: 'a', title: 'Цель', blocks: ['Один.', 'Два.'] }]);
    expect(text).toBe('Программа\n\n\nЦель\n\nОдин.\n\nДва.\n');
  });
});
