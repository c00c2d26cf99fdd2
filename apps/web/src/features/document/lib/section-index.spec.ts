import { describe, expect, it } from '@jest/globals';
import { addRow, addSection, initDocument, projectDocument, setCell } from '@soproekt/documents';
import * as Y from 'yjs';
import { SectionIndex } from './section-index';

describe('words of a document', () => {
  it('are those that the list of documents counts: text, fields and rows', () => {
    const doc = new Y.Doc();
    initDocument(doc, { kind: 'programme' });
    const content = (fragment: Y.XmlFragment): void => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText('два слова')]);
      fragment.insert(0, [paragraph]);
    };
    const note = addSection(doc, { kind: 'text', title: 'Записка', content });
    const plan = addSection(doc, { kind: 'study-plan', title: 'План', content });
    const row = addRow(doc, plan, { type: 'module', cells: { title: 'Работа команды', lectures: 2 } });
    const index = new SectionIndex(doc);
    const listed = (): number[] => projectDocument(doc).sections.map(({ words }) => words);
    expect([index.words(note), index.words(plan)]).toEqual(listed());
    expect(index.words(plan)).toBeGreaterThan(4);
    const before = index.words(plan);
    setCell(doc, plan, row, 'title', 'Работа команды школы');
    expect(index.words(plan)).toBe(before + 1);
    expect(index.allWords()).toBe(listed().reduce((all, words) => all + words, 0));
    index.destroy();
  });
});
