import { plainKey } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import type { PlannedRow } from '../imported.js';
import { pairOf } from './printed-tables.js';
import type { Changed, Reread } from './reread.js';

/** Lines of the table of abbreviations; those of which one half is still the same keep their ids. */
export function rereadAbbreviations({ data, printed, blocks }: Changed): Reread | null {
  const pair = pairOf(printed[0], blocks);
  if (!pair) return null;
  const used = new Set<string>();
  const rows = pair.texts
    .filter((line) => line.some((text) => text !== ''))
    .map(([short = '', meaning = '']): PlannedRow => {
      const same = (name: string, text: string) => (row: PlannedRow) =>
        !used.has(row.id) && text !== '' && plainKey(String(row.cells[name] ?? '')) === plainKey(text);
      const known = data.rows.find(same('short', short)) ?? data.rows.find(same('meaning', meaning));
      const id = known?.id ?? randomUUID();
      used.add(id);
      return { id, type: 'abbreviation', parentId: null, cells: { short, meaning } };
    });
  // Printed in the order of the alphabet; new ones go behind those of the data.
  const places = new Map(data.rows.map(({ id }, i) => [id, i]));
  const placeOf = ({ id }: PlannedRow): number => places.get(id) ?? data.rows.length;
  rows.sort((a, b) => placeOf(a) - placeOf(b));
  return { fields: data.fields, rows, used: new Set(pair.used) };
}
