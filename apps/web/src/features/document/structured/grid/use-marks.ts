import type { Finding } from '@soproekt/domain';
import { useMemo, useRef } from 'react';
import { SUM_ROW } from '../field-row';
import type { RowMarks } from './grid-host';
import type { CellAddress } from './grid-types';
import { sameValue } from './stable-rows';

/** Tells the cell in which a place of a finding lies; null: none of this table. */
export type Locate = (rowId: string | undefined, column: string | undefined) => CellAddress | null;

export interface MarkedTable {
  readonly sectionId: string;
  readonly rows: readonly { readonly id: string }[];
  readonly columns: readonly { readonly key: string }[];
  readonly nameColumn: string;
  /** Default: the row and column of that name; a column without a row: its sum. */
  readonly locate?: Locate;
}

/** Findings by row and column; those about a whole column under `SUM_ROW`. */
export type Marks = Readonly<Record<string, RowMarks>>;

const byName =
  (nameColumn: string): Locate =>
  (rowId, column) => {
    if (rowId !== undefined) return { rowId, column: column ?? nameColumn };
    return column === undefined ? null : { rowId: SUM_ROW, column };
  };

/** Findings by the cells of a table that they are about. A cell that is not shown is marked by the name of its row. */
export function marksOf(findings: readonly Finding[], table: MarkedTable): Marks {
  const { sectionId, rows, columns, nameColumn, locate = byName(nameColumn) } = table;
  const byRow: Record<string, Record<string, Finding[]>> = {};
  const known = new Set(rows.map((row) => row.id)).add(SUM_ROW);
  const keys = new Set(columns.map((column) => column.key));
  for (const finding of findings) {
    const { rowId, column, field } = finding.place;
    if (finding.sectionId !== sectionId || field !== undefined) continue;
    const at = locate(rowId, column);
    if (!at || !known.has(at.rowId)) continue;
    const key = keys.has(at.column) ? at.column : nameColumn;
    ((byRow[at.rowId] ??= {})[key] ??= []).push(finding);
  }
  return byRow;
}

/** `marksOf`; the same objects while they say the same. */
export function useMarks(findings: readonly Finding[], table: MarkedTable): Marks {
  const { sectionId, rows, columns, nameColumn, locate } = table;
  const marks = useMemo(
    () => marksOf(findings, { sectionId, rows, columns, nameColumn, locate }),
    [findings, sectionId, rows, columns, nameColumn, locate],
  );
  const before = useRef<Record<string, RowMarks>>({});
  const stable: Record<string, RowMarks> = {};
  for (const [rowId, row] of Object.entries(marks)) {
    const old = before.current[rowId];
    stable[rowId] = old && sameValue(old, row) ? old : row;
  }
  before.current = stable;
  return stable;
}
