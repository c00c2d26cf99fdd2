import { describe, expect, it, jest } from '@jest/globals';
import { textColumn } from './columns';
import type { GridActions } from './grid-types';
import { parseTsv } from './parse-block';
import { pasteBlock } from './paste-block';

describe('pasteBlock', () => {
  it('takes a thousand rows and a hundred columns of a larger block, and counts what it leaves', () => {
    const columns = Array.from({ length: 150 }, (_unused, i) => textColumn({ key: `c${i}`, title: `${i}`, width: 10 }));
    const cells = Object.fromEntries(columns.map(({ key }) => [key, { value: null, text: '' }]));
    const rows = [{ id: 'a', look: 'plain' as const, cells }];
    const addPasted = jest.fn((given: readonly unknown[]) => given.map((_row, i) => `new${i}`));
    const actions: GridActions = { set: jest.fn(), type: jest.fn(), addPasted };
    const block = Array.from({ length: 1200 }, () => Array.from({ length: 120 }, () => 'x'));
    const result = pasteBlock(block, { rowIds: ['a'], columns: ['c0'] }, rows, columns, actions);
    expect(result).toEqual({
      cells: 1000 * 100,
      added: 999,
      notUnderstood: [],
      cutOff: 1200 * 120 - 1000 * 100,
    });
    expect(addPasted.mock.calls[0]?.[0]).toHaveLength(999);
  });
});

describe('parseTsv', () => {
  it('reads a very long block up to its bound', () => {
    expect(parseTsv('x\n'.repeat(200_000))).toHaveLength(5_000);
  });
});
