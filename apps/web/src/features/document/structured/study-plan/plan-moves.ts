import type { PlanRow } from '@soproekt/domain';

/** Where a row goes: under a module (null: the top), at this place among the rows there. */
export interface PlanTarget {
  readonly parentId: string | null;
  readonly toIndex: number;
}

/** The plan as two levels: what stands at the top, and what stands beneath a module. */
function levels(plan: readonly PlanRow[]) {
  const at = (parentId: string | null): PlanRow[] => plan.filter((row) => row.parentId === parentId);
  return { top: at(null), under: (moduleId: string) => at(moduleId) };
}

/** One place up or down; a topic at the edge of its module goes to the neighbouring one. Null: there is no way further. */
export function movedBy(plan: readonly PlanRow[], rowId: string, delta: 1 | -1): PlanTarget | null {
  const row = plan.find((candidate) => candidate.id === rowId);
  if (!row) return null;
  const { top, under } = levels(plan);
  const siblings = row.parentId === null ? top : under(row.parentId);
  const to = siblings.indexOf(row) + delta;
  if (to >= 0 && to < siblings.length) return { parentId: row.parentId, toIndex: to };
  if (row.parentId === null) return null;
  const modules = top.filter((candidate) => candidate.type === 'module');
  const next = modules[modules.findIndex((module) => module.id === row.parentId) + delta];
  return next ? { parentId: next.id, toIndex: delta === 1 ? 0 : under(next.id).length } : null;
}

/** Where a row goes that is let go beside another. Null: it cannot stand there. */
export function dropped(
  plan: readonly PlanRow[],
  rowId: string,
  overId: string,
  where: 'before' | 'after',
): PlanTarget | null {
  const row = plan.find((candidate) => candidate.id === rowId);
  const over = plan.find((candidate) => candidate.id === overId);
  if (!row || !over || row === over) return null;
  const { top, under } = levels(plan);
  const after = where === 'after' ? 1 : 0;

  if (row.parentId === null && row.type !== 'topic') {
    // At the top; over a topic its module counts.
    const anchor = over.parentId === null ? over : top.find((candidate) => candidate.id === over.parentId);
    if (!anchor || anchor === row) return null;
    const rest = top.filter((candidate) => candidate !== row);
    return { parentId: null, toIndex: rest.indexOf(anchor) + (over.parentId === null ? after : 1) };
  }
  if (over.parentId !== null) {
    const rest = under(over.parentId).filter((candidate) => candidate !== row);
    return { parentId: over.parentId, toIndex: rest.indexOf(over) + after };
  }
  if (over.type === 'module' && where === 'after') return { parentId: over.id, toIndex: 0 };
  const before = top.slice(0, top.indexOf(over) + after).filter((candidate) => candidate.type === 'module');
  const module = before[before.length - 1];
  if (!module) return over.type === 'module' ? { parentId: over.id, toIndex: 0 } : null;
  return { parentId: module.id, toIndex: under(module.id).filter((candidate) => candidate !== row).length };
}
