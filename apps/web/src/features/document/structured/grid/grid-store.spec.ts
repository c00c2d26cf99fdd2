import { beforeEach, describe, expect, it } from '@jest/globals';
import { GridStore } from './grid-store';

let store: GridStore;
beforeEach(() => {
  store = new GridStore();
  store.setShape(['1', '2', '3'], ['a', 'b', 'c']);
});

describe('GridStore', () => {
  it('has its tab stop in the first cell until one is active', () => {
    expect(store.rowState('1').stop).toBe('a');
    store.activate({ rowId: '2', column: 'b' });
    expect(store.rowState('1').stop).toBeNull();
    expect(store.rowState('2').stop).toBe('b');
  });

  it('stops at the edges', () => {
    store.activate({ rowId: '3', column: 'c' });
    expect(store.move(1, 1)).toBe(false);
    expect(store.active).toEqual({ rowId: '3', column: 'c' });
  });

  it('steps through cells in reading order, and says when there are no more', () => {
    store.activate({ rowId: '1', column: 'c' });
    expect(store.step(1)).toBe(true);
    expect(store.active).toEqual({ rowId: '2', column: 'a' });
    expect(store.step(-1)).toBe(true);
    expect(store.active).toEqual({ rowId: '1', column: 'c' });
    store.activate({ rowId: '3', column: 'c' });
    expect(store.step(1)).toBe(false);
  });

  it('selects a block between two corners, whichever way it is drawn', () => {
    store.activate({ rowId: '3', column: 'c' });
    store.move(-1, -1, true);
    expect(store.range()).toEqual({ rowIds: ['2', '3'], columns: ['b', 'c'] });
    expect(store.rowState('2')).toMatchObject({ from: 1, to: 2, active: 'b' });
    expect(store.rowState('1').to).toBe(-1);
  });

  it('gives rows that are not concerned the same state', () => {
    store.activate({ rowId: '2', column: 'a' });
    const [first, second, third] = ['1', '2', '3'].map((id) => store.rowState(id));
    store.move(0, 1);
    expect(store.rowState('1')).toBe(first);
    expect(store.rowState('3')).toBe(third);
    expect(store.rowState('2')).not.toBe(second);
  });

  it('stays with its row when others move it', () => {
    store.activate({ rowId: '2', column: 'b' });
    store.setShape(['3', '1', '2'], ['a', 'b', 'c']);
    expect(store.active).toEqual({ rowId: '2', column: 'b' });
  });

  it('passes to the next row when others take its row away', () => {
    store.activate({ rowId: '2', column: 'b' });
    expect(store.setShape(['1', '3'], ['a', 'b', 'c'])).toBeNull();
    expect(store.active).toEqual({ rowId: '3', column: 'b' });
    store.setShape(['1'], ['a', 'b', 'c']);
    expect(store.active).toEqual({ rowId: '1', column: 'b' });
  });

  it('makes no other cell active when the row that is written in is taken away, until one is chosen', () => {
    store.activate({ rowId: '2', column: 'b' });
    store.edit(null);
    expect(store.setShape(['1', '3'], ['a', 'b', 'c'])).toEqual({ rowId: '2', column: 'b' });
    expect([store.active, store.editing, store.isAdrift]).toEqual([null, null, true]);
    expect(store.stop()).toEqual({ rowId: '3', column: 'b' });
    store.setShape(['1'], ['a', 'b', 'c']);
    expect(store.stop()).toEqual({ rowId: '1', column: 'b' });
    store.activate({ rowId: '1', column: 'a' });
    expect(store.isAdrift).toBe(false);
  });

  it('keeps editing while rows are added around it', () => {
    store.activate({ rowId: '2', column: 'b' });
    store.edit('x');
    store.setShape(['1', 'new', '2', '3'], ['a', 'b', 'c']);
    expect(store.editing).toEqual({ seed: 'x' });
  });

  it('has nothing to point at when the table is empty', () => {
    store.activate({ rowId: '2', column: 'b' });
    store.setShape([], ['a']);
    expect(store.active).toBeNull();
    expect(store.range()).toEqual({ rowIds: [], columns: [] });
  });
});
