import { memo, useRef } from 'react';
import type { RowMarks } from './grid-host';
import { GridRowView, type RowProps } from './grid-row';
import type { GridRow } from './grid-types';

/** A module with what stands beneath it, or what stands by itself. */
interface Chunk {
  readonly key: string;
  readonly rows: readonly GridRow[];
  /** Place of its first row in the table. */
  readonly from: number;
}

/**
 * The rows in groups that are passed over together when nothing in them has changed: passing over hundreds one by one is felt
 * while typing. Groups go by modules, and not by number: a row keeps its group, and with it an open editor, when others add
 * rows above.
 */
export function useChunks(rows: readonly GridRow[]): readonly Chunk[] {
  const before = useRef(new Map<string, readonly GridRow[]>());
  const chunks: { key: string; rows: GridRow[]; from: number }[] = [];
  rows.forEach((row, i) => {
    const last = chunks[chunks.length - 1];
    if (!last || row.look === 'group' || row.look === 'mark') {
      chunks.push({ key: row.look === 'group' || row.look === 'mark' ? row.id : '', rows: [row], from: i });
    } else {
      last.rows.push(row);
    }
  });
  const stable = chunks.map((chunk): Chunk => {
    const known = before.current.get(chunk.key);
    const same = known?.length === chunk.rows.length && chunk.rows.every((row, i) => row === known[i]);
    return same && known ? { ...chunk, rows: known } : chunk;
  });
  before.current = new Map(stable.map((chunk) => [chunk.key, chunk.rows]));
  return stable;
}

interface Props extends Omit<RowProps, 'row' | 'index' | 'marks'> {
  readonly rows: readonly GridRow[];
  /** Place of the first row in the table. */
  readonly from: number;
  readonly marks: Readonly<Record<string, RowMarks>>;
}

export const GridChunk = memo(
  function GridChunk({ rows, from, marks, ...row }: Props) {
    return rows.map((each, i) => (
      <GridRowView key={each.id} row={each} index={from + i} marks={marks[each.id]} {...row} />
    ));
  },
  (before, after) =>
    (Object.keys(after) as (keyof Props)[]).every((key) => key === 'marks' || before[key] === after[key]) &&
    after.rows.every((row) => before.marks[row.id] === after.marks[row.id]),
);
