import { describe, expect, it } from '@jest/globals';
import { addSection, listSections, removeSection, sectionFragment } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import { formatUnsent, unsentText } from './unsent-text';

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

describe('formatUnsent', () => {
  it('reads as plain text with titles', () => {
    const text = formatUnsent('Программа', [{ sectionId: 'a', title: 'Цель', blocks: ['Один.', 'Два.'] }]);
    expect(text).toBe('Программа\n\n\nЦель\n\nОдин.\n\nДва.\n');
  });
});
