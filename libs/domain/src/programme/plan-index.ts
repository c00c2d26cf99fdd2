import type { HourKind, PlanRow } from './facts.js';
import { combine, declaresKinds, hourSums, hoursOf, NO_HOURS, sumOfKinds, type HourSums } from './hours.js';
import { memoize } from './memo.js';

/** Hours of a row of the plan; of a module also what the rows beneath it add up to, null when there are none. */
export type RowSums = HourSums & { readonly fromTopics: HourSums | null };

/** A study plan, ready to be asked. */
export interface PlanIndex {
  readonly byId: ReadonlyMap<string, PlanRow>;
  readonly modules: readonly PlanRow[];
  /** Rows that stand by themselves, in order: modules, attestations, and topics whose module is not there. */
  readonly top: readonly PlanRow[];
  /** Topics and attestations of a module, in order. */
  childrenOf(row: PlanRow): readonly PlanRow[];
  /** The row that its hours belong to: its module, or itself. */
  topOf(rowId: string): PlanRow | undefined;
  readonly sums: ReadonlyMap<string, RowSums>;
  readonly total: HourSums;
}

const NONE: readonly PlanRow[] = [];

/** Reads a plan once; the answer is kept for the same array. */
export const planIndex: (plan: readonly PlanRow[]) => PlanIndex = memoize(readPlan);

function readPlan(plan: readonly PlanRow[]): PlanIndex {
  const byId = new Map(plan.map((row) => [row.id, row]));
  const moduleOf = (row: PlanRow): PlanRow | undefined => {
    const parent = row.type === 'module' || row.parentId === null ? undefined : byId.get(row.parentId);
    return parent?.type === 'module' ? parent : undefined;
  };
  const children = new Map<string, PlanRow[]>();
  const top: PlanRow[] = [];
  for (const row of plan) {
    const module = moduleOf(row);
    if (!module) top.push(row);
    else if (children.has(module.id)) children.get(module.id)?.push(row);
    else children.set(module.id, [row]);
  }
  const childrenOf = (row: PlanRow) => (row.type === 'module' ? (children.get(row.id) ?? NONE) : NONE);
  const sums = new Map<string, RowSums>();
  let total = NO_HOURS;
  for (const row of top) {
    const beneath = childrenOf(row);
    for (const child of beneath) sums.set(child.id, { ...ownSums(child), fromTopics: null });
    const own = beneath.length === 0 ? { ...ownSums(row), fromTopics: null } : moduleSums(row, beneath, sums);
    sums.set(row.id, own);
    total = combine(total, own);
  }
  return {
    byId,
    modules: top.filter((row) => row.type === 'module'),
    top,
    childrenOf,
    topOf: (rowId) => {
      const row = byId.get(rowId);
      return row && (moduleOf(row) ?? row);
    },
    sums,
    total,
  };
}

const kindsOf = (value: (kind: HourKind) => number): Record<HourKind, number> => ({
  lectures: value('lectures'),
  practice: value('practice'),
  selfStudy: value('selfStudy'),
  internship: value('internship'),
});

function ownSums(row: PlanRow): HourSums {
  const kinds = kindsOf((kind) => hoursOf(row.hours[kind]));
  return hourSums(kinds, row.total === null ? sumOfKinds(kinds) : hoursOf(row.total), hoursOf(row.distance));
}

function moduleSums(row: PlanRow, beneath: readonly PlanRow[], sums: ReadonlyMap<string, HourSums>): RowSums {
  const fromTopics = beneath.reduce((sum, child) => combine(sum, sums.get(child.id) ?? NO_HOURS), NO_HOURS);
  const kinds = kindsOf((kind) => (row.hours[kind] === null ? fromTopics[kind] : hoursOf(row.hours[kind])));
  // A topic may give only a total, no kinds: then its module has no kinds either, but must not come out as nothing.
  const unsplit = declaresKinds(row.hours)
    ? 0
    : beneath.reduce((sum, child) => (declaresKinds(child.hours) ? sum : sum + (sums.get(child.id)?.total ?? 0)), 0);
  const total = row.total === null ? sumOfKinds(kinds) + unsplit : hoursOf(row.total);
  const distance = row.distance === null ? fromTopics.distance : hoursOf(row.distance);
  return { ...hourSums(kinds, total, distance), fromTopics };
}
