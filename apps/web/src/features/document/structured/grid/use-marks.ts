import type { Finding } from '@soproekt/domain';
import { useMemo, useRef } from 'react';
import type { RowMarks } from './grid-host';
import type { CellAddress, GridColumn, GridRow } from './grid-types';
import { sameValue } from './stable-rows';

/** Findings by row and column; the same objects while they say the same. */
export function useMarks(
  findings: readonly Finding[],
  sectionId: string,
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  nameColumn: string,
  locate: ((rowId: string, column: string | undefined) => CellAddress | null) | undefined,
): Readonly<Record<string, RowMarks>> {
  const marks = useMemo(() => {
    const byRow: Record<string, Record<string, Finding[]>> = {};
    const known = new Set(rows.map((row) => row.id));
    const keys = new Set(columns.map((column) => column.key));
    for (const finding of findings) {
      const { rowId, column } = finding.place;
      if (finding.sectionId !== sectionId || rowId === undefined) continue;
      const at = locate ? locate(rowId, column) : { rowId, column: column ?? nameColumn };
      if (!at || !known.has(at.rowId)) continue;
      const key = keys.has(at.column) ? at.column : nameColumn;
      ((byRow[at.rowId] ??= {})[key] ??= []).push(finding);
    }
    return byRow;
  }, [findings, sectionId, rows, columns, nameColumn, locate]);
  const before = useRef<Record<string, RowMarks>>({});
  const stable: Record<string, RowMarks> = {};
  for (const [rowId, row] of Object.entries(marks)) {
    const old = before.current[rowId];
    stable[rowId] = old && sameValue(old, row) ? old : row;
  }
  before.current = stable;
  return stable;
}
