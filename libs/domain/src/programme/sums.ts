import type { PlanRow, ProgrammeFacts } from './facts.js';
import { combine, isNothing, NO_HOURS, type HourSums } from './hours.js';
import { memoize } from './memo.js';
import { planIndex, type RowSums } from './plan-index.js';

/** Hours of an institution: none `[]` (not assigned yet), one, or several together (`joint`, whichever they are). */
export type InstitutionSums = HourSums & { readonly institutionIds: readonly [] | readonly [string] | 'joint' };
/** Hours of a section of the plan; null: of rows outside any. */
export type PlanSectionSums = HourSums & { readonly planSectionId: string | null };

/** The sums of a study plan, as shown and exported. Hours are academic hours. */
export interface ProgrammeSums {
  readonly byRow: ReadonlyMap<string, RowSums>;
  readonly total: HourSums;
  /** Institutions in the order of the plan, then joint, then not assigned; only those with hours. */
  readonly byInstitution: readonly InstitutionSums[];
  /** In the order of the list of sections, then null; only those with hours. */
  readonly byPlanSection: readonly PlanSectionSums[];
}

/** A part of a row's hours and what it falls to; a null key: nothing. */
export interface Share {
  readonly top: PlanRow;
  readonly key: string | null;
  readonly sums: HourSums;
}

/**
 * Splits the plan by a mark that rows carry and topics may inherit. When all topics of a module agree with it, the module's hours count;
 * when they do not, the topics' hours, and what is left of the module falls to the module's own mark.
 */
function split(plan: readonly PlanRow[], keyOf: (row: PlanRow) => string | null): Share[] {
  const { top, childrenOf, sums } = planIndex(plan);
  const shares: Share[] = [];
  const hours = (row: PlanRow): HourSums => sums.get(row.id) ?? NO_HOURS;
  for (const row of top) {
    const children = childrenOf(row);
    const common = commonKey(children.map(keyOf));
    const own = keyOf(row) ?? common;
    if (children.every((child) => (keyOf(child) ?? own) === own)) {
      shares.push({ top: row, key: own, sums: hours(row) });
      continue;
    }
    let rest = hours(row);
    for (const child of children) {
      shares.push({ top: row, key: keyOf(child) ?? own, sums: hours(child) });
      rest = combine(rest, hours(child), -1);
    }
    if (!isNothing(rest)) shares.push({ top: row, key: own, sums: rest });
  }
  return shares;
}

const commonKey = (keys: readonly (string | null)[]): string | null =>
  keys.every((key) => key === keys[0]) ? (keys[0] ?? null) : null;

const SEPARATOR = '\n';
const implementersKey = (row: PlanRow): string | null =>
  row.implementers.length === 0 ? null : [...new Set(row.implementers)].sort().join(SEPARATOR);

/** Who delivers which hours; the key is the id of the institution, several are joined. */
export const institutionShares: (plan: readonly PlanRow[]) => readonly Share[] = memoize((plan) =>
  split(plan, implementersKey),
);

function addUp<K>(shares: readonly Share[], nameOf: (key: string | null) => K): Map<K, HourSums> {
  const sums = new Map<K, HourSums>();
  for (const share of shares) {
    const name = nameOf(share.key);
    sums.set(name, combine(sums.get(name) ?? NO_HOURS, share.sums));
  }
  return sums;
}

function institutionSums(plan: readonly PlanRow[]): InstitutionSums[] {
  const sums = addUp(institutionShares(plan), (key) => (key?.includes(SEPARATOR) ? 'joint' : key));
  const list = [...sums].map(([key, hours]): InstitutionSums => {
    if (key === 'joint') return { institutionIds: 'joint', ...hours };
    return { institutionIds: key === null ? [] : [key], ...hours };
  });
  const rank = ({ institutionIds }: InstitutionSums) =>
    institutionIds === 'joint' ? 1 : institutionIds.length === 0 ? 2 : 0;
  return list.filter((each) => !isNothing(each)).sort((a, b) => rank(a) - rank(b));
}

function planSectionSums(facts: ProgrammeFacts): PlanSectionSums[] {
  const known = new Set(facts.planSections.map(({ id }) => id));
  const keyOf = ({ planSectionId }: PlanRow) =>
    planSectionId !== null && known.has(planSectionId) ? planSectionId : null;
  const sums = addUp(split(facts.plan, keyOf), (key) => key);
  return [...facts.planSections.map(({ id }) => id), null]
    .map((planSectionId) => ({ planSectionId, ...(sums.get(planSectionId) ?? NO_HOURS) }))
    .filter((each) => !isNothing(each));
}

/** Adds a study plan up: declared hours where a row declares them, else the sums of what stands beneath. */
export function programmeSums(facts: ProgrammeFacts): ProgrammeSums {
  const { sums, total } = planIndex(facts.plan);
  return {
    byRow: sums,
    total,
    byInstitution: institutionSums(facts.plan),
    byPlanSection: planSectionSums(facts),
  };
}
