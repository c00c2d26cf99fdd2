import { describe, expect, it } from '@jest/globals';
import { addRow, addSection, sectionFragment, setCell } from '@soproekt/documents';
import { act, renderHook } from '@testing-library/react';
import * as Y from 'yjs';
import { useProgramme } from './programme';

describe('what tables read of a programme', () => {
  it('stays the same while a text is typed, and changes with a row', () => {
    const doc = new Y.Doc();
    const text = addSection(doc, { title: 'Записка', role: 'explanatory-note' });
    const plan = addSection(doc, { kind: 'study-plan' });
    const topic = addRow(doc, plan, { type: 'module', cells: { lectures: 1 } });
    let drawn = 0;
    const { result } = renderHook(() => {
      drawn += 1;
      return useProgramme({ doc });
    });
    const before = result.current;
    act(() => sectionFragment(doc, text)?.insert(0, [new Y.XmlText('слово')]));
    expect(result.current).toBe(before);
    expect(drawn).toBe(1);

    act(() => void setCell(doc, plan, topic, 'lectures', 2.5));
    expect(result.current.sums.total.lectures).toBe(2.5);
    expect(drawn).toBe(2);
  });
});
