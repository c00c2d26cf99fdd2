import type { PlanRow } from '@soproekt/domain';

/** What goes when rows are removed: topics go with their module, also those that were not chosen. */
export interface RemovedRows {
  readonly count: number;
  /** The only thing removed at the top is a module with topics. */
  readonly module: { readonly number: string; readonly title: string; readonly topics: number } | null;
}

export function removedRows(rowIds: readonly string[], plan: readonly PlanRow[]): RemovedRows {
  const chosen = new Set(rowIds);
  const gone = plan.filter((row) => chosen.has(row.id) || (row.parentId !== null && chosen.has(row.parentId)));
  const tops = gone.filter((row) => row.parentId === null || !chosen.has(row.parentId));
  const [only] = tops;
  const single = tops.length === 1 && only?.type === 'module' && gone.length > 1;
  return {
    count: gone.length,
    module: single ? { number: only.number, title: only.title.trim(), topics: gone.length - 1 } : null,
  };
}
