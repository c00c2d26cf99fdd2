import type { ResultColumn, TableMapping } from '@soproekt/contracts';
import { isCode, listCell, plainKey, textCell, type Competence, type ResultAspect } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import type { PlannedRow } from '../imported.js';
import type { Grid } from './table-grid.js';

/** Key of a function in the catalogue of occupational standards. */
const FUNCTION_KEY = /\d{2}\.\d{3}\s+[A-Z]\/\d{2}(?:\.\d)?/g;

/**
 * Rows of the planned results of a table.
 * @param knownIds ids that rows of these codes had before, by plainKey of the code
 */
export function resultRows(grid: Grid, mapping: TableMapping, knownIds: ReadonlyMap<string, string>): PlannedRow[] {
  const rows: PlannedRow[] = [];
  const used = new Set<string>();
  for (const line of grid.slice(mapping.headerRows)) {
    const at = (column: ResultColumn): string => textCell(line[mapping.columns.indexOf(column)]?.text ?? '');
    const code = at('code');
    const wording = at('wording');
    if (wording === '' || (code !== '' && !isCode(code) && !/^\d+\.?$/.test(code))) continue;
    const known = knownIds.get(plainKey(code));
    const id = known && !used.has(known) ? known : randomUUID();
    used.add(id);
    const functions = at('jobFunctions');
    const keys = (functions.match(FUNCTION_KEY) ?? []).map((key) => key.replace(/\s+/g, ' '));
    const rest = functions.replace(FUNCTION_KEY, '').replace(/^[\s;,]+|[\s;,]+$/g, '');
    rows.push({
      id,
      type: 'result',
      parentId: null,
      cells: {
        code,
        wording,
        competence: competenceOf(at('competence')),
        aspect: aspectOf(at('aspect')) ?? aspectOf(wording),
        jobFunctions: keys,
        duty: [rest, at('duty')].filter((part) => part !== '').join('; '),
        evidence: at('evidence'),
      },
    });
  }
  return rows;
}

function competenceOf(text: string): Competence | null {
  if (/универс|universal/i.test(text)) return 'universal';
  if (/предмет|subject/i.test(text)) return 'subject-methodical';
  return /профес|professional/i.test(text) ? 'professional' : null;
}

function aspectOf(text: string): ResultAspect | null {
  if (/^\s*(?:зна(?:ет|ть|ния|ние)|knows?)(?![а-яё])/i.test(text)) return 'know';
  return /^\s*(?:уме(?:ет|ть|ния|ние)|владе(?:ет|ть)|can|able)(?![а-яё])/i.test(text) ? 'can' : null;
}

/** Codes that a cell names; `ПР1–ПР4` are all from the first to the last as they stand in the list. */
export function codesOf(text: string, order: readonly string[]): string[] {
  return listCell(text).flatMap((part) => {
    const range = /^(.+?\d)\s*[–—-]\s*(.+?\d|\d+)$/.exec(part);
    if (!range) return /\s/.test(part) ? part.split(/\s+(?=\p{L}{1,6}[-.]?\d)/u) : [part];
    const [, from = '', last = ''] = range;
    const to = /^\d/.test(last) ? from.replace(/\d+$/, last) : last;
    const keys = order.map(plainKey);
    const [start, end] = [keys.indexOf(plainKey(from)), keys.indexOf(plainKey(to))];
    return start >= 0 && end >= start ? order.slice(start, end + 1) : [from, to];
  });
}
