import * as Y from 'yjs';
import { initDocument } from './document.js';
import { replaceInTexts, type FindReplacements } from './replace-in-texts.js';
import { addRow } from './rows/row-changes.js';
import { listRows } from './rows/row-view.js';
import { FIELDS, sectionMap } from './schema.js';
import { listRemovedSections, listSections, sectionFragment } from './section-view.js';
import { addSection, removeSection, setSectionTitle } from './sections.js';

const oldByNew: FindReplacements = (text) =>
  [...text.matchAll(/old/g)].map(({ index }) => ({ from: index, to: index + 3, text: 'newer' }));

function documentWith(...parts: (Y.XmlElement | Y.XmlText)[]): { doc: Y.Doc; sectionId: string } {
  const doc = new Y.Doc();
  initDocument(doc, { kind: 'note' });
  const sectionId = addSection(doc, { title: 'Раздел', content: (fragment) => fragment.insert(0, parts) });
  return { doc, sectionId };
}
const paragraph = (...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, children);
  return element;
};

describe('replaceInTexts', () => {
  it('changes words under their marks, and attributes of marks and nodes', () => {
    const text = new Y.XmlText();
    text.insert(0, 'old');
    text.insert(0, 'план old ', { link: { href: '/old', title: null }, bold: {} });
    const picture = new Y.XmlElement('image');
    picture.setAttribute('address', '/old/old');
    const { doc, sectionId } = documentWith(paragraph(text), picture);
    expect(replaceInTexts(doc, oldByNew)).toBe(true);
    const fragment = sectionFragment(doc, sectionId);
    const [first, image] = fragment?.toArray() as Y.XmlElement[];
    expect((first?.get(0) as Y.XmlText).toDelta()).toEqual([
      { insert: 'план newer ', attributes: { link: { href: '/newer', title: null }, bold: {} } },
      { insert: 'newer' },
    ]);
    expect(image?.getAttributes()).toEqual({ address: '/newer/newer' });
  });

  it('finds words that somebody typed letter by letter', () => {
    const text = new Y.XmlText();
    const { doc } = documentWith(paragraph(text));
    for (const letter of 'dlo') text.insert(0, letter);
    replaceInTexts(doc, oldByNew);
    expect(text.toDelta()).toEqual([{ insert: 'newer' }]);
  });

  it('changes cells and titles, and what was removed', () => {
    const { doc, sectionId } = documentWith(paragraph(new Y.XmlText('old')));
    const conditions = addSection(doc, { title: 'Условия', kind: 'conditions' });
    addRow(doc, conditions, { type: 'source', cells: { text: 'План old', url: 'https://x.example/old' } });
    setSectionTitle(doc, conditions, 'Условия (old)');
    removeSection(doc, sectionId, { by: 'x' });
    replaceInTexts(doc, oldByNew);
    expect(listRows(doc, conditions).map(({ cells }) => cells)).toMatchObject([
      { text: 'План newer', url: 'https://x.example/newer' },
    ]);
    expect(listSections(doc).at(-1)?.title).toBe('Условия (newer)');
    const removed = listRemovedSections(doc)[0]?.id ?? '';
    expect((sectionMap(doc, removed)?.get(FIELDS.content) as Y.XmlFragment).toJSON()).toContain('newer');
  });

  it('leaves a document without any as it is', () => {
    const { doc } = documentWith(paragraph(new Y.XmlText('текст')));
    const before = Y.encodeStateVector(doc);
    expect(replaceInTexts(doc, oldByNew)).toBe(false);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('gets through whatever a foreign client wrote', () => {
    const { doc, sectionId } = documentWith(paragraph());
    let innermost = sectionFragment(doc, sectionId)?.get(0) as Y.XmlElement;
    for (let i = 0; i < 5_000; i += 1) {
      innermost.insert(0, [paragraph()]);
      innermost = innermost.get(0) as Y.XmlElement;
    }
    innermost.insert(0, [new Y.XmlText('old')]);
    const map = sectionMap(doc, sectionId);
    map?.set('foreign', { list: ['old', 1, null, { deep: 'old' }] });
    map?.set('array', Y.Array.from(['old']));
    replaceInTexts(doc, oldByNew);
    expect(map?.get('foreign')).toEqual({ list: ['newer', 1, null, { deep: 'newer' }] });
    expect((innermost.get(0) as Y.XmlText).toDelta()).toEqual([{ insert: 'newer' }]);
  });
});
