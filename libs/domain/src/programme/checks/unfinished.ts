import { rowParams, type Found } from '../check.js';
import type { ProgrammePart } from '../context.js';
import type { ProgrammeFacts, RowPlace } from '../facts.js';
import { hasPlaceholder, isWritten } from '../placeholders.js';
import { planIndex } from '../plan-index.js';

type Unfinished = (facts: ProgrammeFacts, part: ProgrammePart) => Found<'V17'>[];

/** Rows in which a column still shows what the template put there; of each row the first such column. */
function leftovers<T extends RowPlace>(
  rows: readonly T[],
  part: ProgrammePart,
  columns: readonly (keyof T & string)[],
  name: (row: T) => string,
): Found<'V17'>[] {
  return rows.flatMap((row): Found<'V17'>[] => {
    const column = columns.find((key) => hasPlaceholder(String(row[key])));
    if (column === undefined) return [];
    const params = { part, name: name(row) };
    return [{ sectionId: row.sectionId, place: { rowId: row.id, column }, variant: 'template', params }];
  });
}

const planRows: Unfinished = ({ plan }, part) => {
  const { sums } = planIndex(plan);
  return plan.flatMap((row): Found<'V17'>[] => {
    const params = { part, ...rowParams(row) };
    const at = (column: string) => ({ sectionId: row.sectionId, place: { rowId: row.id, column }, params });
    const found: Found<'V17'>[] = [];
    if (row.type !== 'attestation' && !isWritten(row.title)) found.push({ ...at('title'), variant: 'no-title' });
    if (row.type === 'module' && (sums.get(row.id)?.total ?? 0) === 0) {
      found.push({ ...at('total'), variant: 'no-hours' });
    }
    return found;
  });
};

const results: Unfinished = (facts, part) =>
  facts.results
    .filter(({ wording }) => !isWritten(wording))
    .map(({ sectionId, id, code }) => {
      return { sectionId, place: { rowId: id, column: 'wording' }, variant: 'no-wording', params: { part, code } };
    });

const prose =
  (role: string): Unfinished =>
  ({ texts }, part) =>
    texts
      .filter((text) => text.role === role && hasPlaceholder(text.text))
      .map(({ sectionId }) => ({ sectionId, variant: 'template', params: { part, name: '' } }));

const UNFINISHED: Readonly<Partial<Record<ProgrammePart, Unfinished>>> = {
  'study-plan': planRows,
  'planned-results': results,
  'module-syllabi': prose('module-syllabi'),
  attestation: prose('attestation'),
  conditions: ({ sources, conditions }, part) => [
    ...leftovers(sources, part, ['text'], () => ''),
    ...leftovers(conditions, part, ['text'], () => ''),
  ],
  'assessment-materials': ({ assessments }, part) =>
    leftovers(assessments, part, ['title', 'requirements', 'criteria', 'examples'], ({ title }) => title),
};

/** What is not finished in a part that has been begun. */
export const unfinishedRows = (part: ProgrammePart, facts: ProgrammeFacts): Found<'V17'>[] =>
  UNFINISHED[part]?.(facts, part) ?? [];
