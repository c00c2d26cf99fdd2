import type * as Y from 'yjs';
import { fitting, type CellValue } from '../rows/cell-value.js';
import { rawRow, structuredSection } from '../rows/row-maps.js';
import type { Cell } from '../rows/row-schema.js';

/**
 * Reads what somebody wrote as the value of a cell: numbers with comma or point, dates as YYYY-MM-DD or DD.MM.YYYY, choices and references
 * by their keys (several with commas between), anything for a text; nothing empties the cell.
 * @returns undefined: there is no such cell, or it cannot hold that
 */
export function cellFromText(
  doc: Y.Doc,
  place: { readonly sectionId: string; readonly rowId: string | null; readonly column: string | null },
  text: string,
): CellValue | undefined {
  const section = structuredSection(doc, place.sectionId);
  const row = section && place.rowId !== null ? rawRow(section, place.rowId) : null;
  const cells: Readonly<Record<string, Cell>> | undefined =
    place.rowId === null ? section?.schema.fields : row?.schema.cells;
  if (!cells || place.column === null || !Object.hasOwn(cells, place.column)) return undefined;
  const cell = cells[place.column] as Cell;
  return fitting(cell, valueOf(cell, text.trim()));
}

function valueOf(cell: Cell, text: string): unknown {
  if (cell.type === 'text') return text;
  if (text === '') return null;
  switch (cell.type) {
    case 'number': {
      const plain = text
        .replace(/[\s\u00a0\u202f]/g, '')
        .replace('−', '-')
        .replace(',', '.');
      return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
    }
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return text.replace(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, (_all, day: string, month: string, year: string) =>
        [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
      );
    case 'refs':
      return text.split(/\s*,\s*/).filter((part) => part !== '');
    default:
      return text;
  }
}
