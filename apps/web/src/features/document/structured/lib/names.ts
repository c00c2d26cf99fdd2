import type { PlanRow, ResultRow } from '@soproekt/domain';
import type { Party } from '@soproekt/contracts';
import type { Option } from '../grid/grid-types';

/** Institutions of the workspace to choose from. */
export function partyOptions(parties: readonly Party[]): Option[] {
  return parties.map((party) => ({
    value: party.id,
    label: party.shortName,
    ...(party.name !== party.shortName && { detail: party.name }),
    hue: party.hue,
  }));
}

/** Planned results to choose from; one without a code goes by its wording. */
export function resultOptions(results: readonly ResultRow[]): Option[] {
  return results.map((row, i) => ({
    value: row.id,
    label: row.code.trim() || row.wording.trim().slice(0, 24) || String(i + 1),
    ...(row.code.trim() !== '' && row.wording.trim() !== '' && { detail: row.wording.trim() }),
  }));
}

/** Modules and attestations of the plan to choose from. */
export function planOptions(plan: readonly PlanRow[], wanted: (row: PlanRow) => boolean): Option[] {
  return plan.filter(wanted).map((row) => ({
    value: row.id,
    label: row.number || row.title,
    ...(row.title.trim() !== '' && { detail: row.title.trim() }),
  }));
}
