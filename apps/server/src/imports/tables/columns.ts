import type { TableMapping } from '@soproekt/contracts';
import { isCode, planHeadings, resultHeadings } from '@soproekt/domain';
import { headerRowsOf, headersOf, type Grid } from './table-grid.js';

/** What a table seems to be, and what its columns mean. */
export function guessMapping(grid: Grid, index: number): TableMapping {
  const headerRows = headerRowsOf(grid);
  const headers = headersOf(grid, headerRows);
  const plan = planHeadings(headers);
  if (plan && grid.length > headerRows + 1) return { index, use: 'study-plan', headerRows, columns: plan };
  const results = resultHeadings(headers);
  const code = results?.indexOf('code') ?? -1;
  const coded = grid.slice(headerRows).filter((row) => isCode(row[code]?.text ?? '')).length;
  if (results && coded >= 1 && coded * 2 >= grid.length - headerRows) {
    return { index, use: 'planned-results', headerRows, columns: results };
  }
  return { index, use: 'text', headerRows, columns: headers.map(() => 'ignore') };
}
