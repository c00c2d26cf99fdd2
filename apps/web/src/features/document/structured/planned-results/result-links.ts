import { setCells } from '@soproekt/documents';
import type { PlanRow, ResultAssessments } from '@soproekt/domain';
import type * as Y from 'yjs';
import { STRUCTURE_ORIGIN } from '../../lib/history';
import type { CellChange } from '../grid/grid-types';

/**
 * Which rows of the plan cover a result stands in the plan. Changing it from the side of the result changes the plan's rows: those
 * that were chosen get the result, those no longer chosen lose it.
 */
export function linkModules(
  doc: Y.Doc,
  plan: readonly PlanRow[],
  resultId: string,
  planRowIds: readonly string[],
): void {
  const wanted = new Set(planRowIds);
  const changes = new Map<string, CellChange[]>();
  for (const row of plan) {
    if (row.type === 'topic') continue;
    const covers = row.results.includes(resultId);
    if (covers === wanted.has(row.id)) continue;
    const results = covers ? row.results.filter((id) => id !== resultId) : [...row.results, resultId];
    const list = changes.get(row.sectionId) ?? [];
    list.push({ rowId: row.id, column: 'results', value: results.length > 0 ? results : null });
    changes.set(row.sectionId, list);
  }
  for (const [sectionId, list] of changes) setCells(doc, sectionId, list, { origin: STRUCTURE_ORIGIN });
}

/** «Кейс; ИА»: materials by their titles, then attestations by their numbers. Never empty when there is anything. */
export function assessmentText(found: ResultAssessments | undefined, untitled: string): string {
  if (!found) return '';
  const materials = found.materials.map(({ title }) => title.trim() || untitled);
  const attestations = found.attestations.map(({ number, title }) => number || title.trim() || untitled);
  return [...materials, ...attestations].join('; ');
}
