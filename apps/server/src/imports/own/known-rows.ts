import { plainKey } from '@soproekt/domain';
import type { OwnData } from '../own-data.js';
import type { KnownRows } from '../tables/plan-rows.js';
import type { OwnPrint } from './print-own.js';

/** Ids of the export by what a person would call the rows, so that references from restored sections go on leading somewhere. */
export function knownRows(data: OwnData | null, print: OwnPrint | null): KnownRows {
  const rows = data?.sections.flatMap((section) => section.rows) ?? [];
  const byName = new Map<string, string>();
  for (const { id, type, cells } of rows) {
    if (type === 'result') byName.set(plainKey(String(cells.code ?? '')), id);
    else if (type !== 'plan-section') byName.set(`${type}:${plainKey(String(cells.title ?? ''))}`, id);
  }
  byName.delete('');
  return {
    byName,
    byNumber: new Map(
      (print?.facts.plan ?? []).map(({ id, type, number, title }) => [`${type}:${number}`, { id, title }]),
    ),
    planSections: rows.filter(({ type }) => type === 'plan-section'),
  };
}
