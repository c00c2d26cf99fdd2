import type { HourKind } from '@soproekt/domain';
import type { PlaceOfCell } from '../../review/use-grid-review';
import { SUM_ROW } from '../field-row';
import type { Locate } from '../grid/use-marks';

/**
 * Findings and the history name the period and, as the column, `<kind>:<row of the plan>`; the table has a row for each row of the plan
 * and a column for each period. Without a period what the row is short of is meant, without a row the hours of the whole period.
 */
export function locateIn(periodIds: ReadonlySet<string>): Locate {
  return (rowId, column) => {
    const split = column?.indexOf(':') ?? -1;
    const planRowId = column !== undefined && split >= 0 ? column.slice(split + 1) : undefined;
    if (planRowId !== undefined) return { rowId: planRowId, column: rowId ?? 'difference' };
    if (rowId === undefined) return column === undefined ? null : { rowId: SUM_ROW, column };
    if (periodIds.has(rowId)) return { rowId: SUM_ROW, column: rowId };
    return { rowId, column: column ?? 'title' };
  };
}

/** The way back: hours lie in the period. Of the kinds that one cell shows the first stands for all. */
export function placeIn(periodIds: ReadonlySet<string>, kind: HourKind | undefined): PlaceOfCell {
  return ({ rowId, column }) => (periodIds.has(column) && kind ? { rowId: column, column: `${kind}:${rowId}` } : null);
}
