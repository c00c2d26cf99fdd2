import { HOUR_KINDS, type HourSums, type PlanRow, type ProgrammeSums, type SumColumn } from '@soproekt/domain';
import { choiceCell, refsCell } from '../grid/columns';
import type { CellView, GridFooterRow, GridRow, Option } from '../grid/grid-types';
import { showNumber } from '../grid/read-number';
import { sameValue } from '../grid/stable-rows';

export interface PlanOptions {
  readonly parties: readonly Option[];
  readonly results: readonly Option[];
  readonly sections: readonly Option[];
  /** «совместно» */
  readonly joint: string;
}

const LOOK = { module: 'group', topic: 'item', attestation: 'mark' } as const;

type RowHours = HourSums & { readonly fromTopics: HourSums | null };

interface KnownRow {
  readonly row: PlanRow;
  readonly parent: PlanRow | undefined;
  readonly computed: RowHours | undefined;
  readonly options: PlanOptions;
  readonly shown: GridRow;
}

/** Reads the plan of one section as rows of the table; a row in which nothing has changed since the last time is the same object. */
export function planRowReader(): (plan: readonly PlanRow[], sums: ProgrammeSums, options: PlanOptions) => GridRow[] {
  let known = new Map<string, KnownRow>();
  return (plan, sums, options) => {
    const byId = new Map(plan.map((row) => [row.id, row]));
    const next = new Map<string, KnownRow>();
    for (const row of plan) {
      const parent = row.parentId === null ? undefined : byId.get(row.parentId);
      const computed = sums.byRow.get(row.id);
      const before = known.get(row.id);
      const same =
        before?.row === row &&
        before.parent === parent &&
        before.options === options &&
        sameValue(before.computed, computed);
      next.set(
        row.id,
        same ? before : { row, parent, computed, options, shown: planRow(row, parent, computed, options) },
      );
    }
    known = next;
    return plan.flatMap((row) => next.get(row.id)?.shown ?? []);
  };
}

function planRow(
  row: PlanRow,
  parent: PlanRow | undefined,
  computed: RowHours | undefined,
  options: PlanOptions,
): GridRow {
  const figure = (column: SumColumn, declared: number | null): CellView => hoursCell(declared, computed, column);
  return {
    id: row.id,
    look: parent && row.type === 'attestation' ? 'item' : LOOK[row.type],
    cells: {
      number: { value: null, text: row.number },
      title: textCell(row.title),
      planSection: inherited(choiceCell(row.planSectionId, options.sections), () =>
        choiceCell(parent?.planSectionId ?? null, options.sections),
      ),
      total: figure('total', row.total),
      ...Object.fromEntries(HOUR_KINDS.map((kind) => [kind, figure(kind, row.hours[kind])])),
      distance: figure('distance', row.distance),
      control: textCell(row.control),
      implementers: inherited(implementersCell(row, options), () => implementersCell(parent, options)),
      results: refsCell(row.results, options.results),
    },
  };
}

/** Sums of all columns. */
export function planFooter(total: HourSums, label: string): GridFooterRow {
  const columns: readonly SumColumn[] = ['total', ...HOUR_KINDS, 'distance'];
  return {
    key: 'total',
    cells: {
      title: { text: label },
      ...Object.fromEntries(columns.map((column) => [column, { text: showNumber(total[column]) }])),
    },
  };
}

/** True when any row speaks of an internship, be it with 0 hours so far. */
export function usesInternship(plan: readonly PlanRow[]): boolean {
  return plan.some((row) => row.hours.internship !== null);
}

export function textCell(text: string): CellView {
  return { value: text === '' ? null : text, text };
}

/** A declared number as it is; of what is not declared the sum, in grey. */
function hoursCell(declared: number | null, sums: RowHours | undefined, column: SumColumn): CellView {
  if (declared !== null) return { value: declared, text: showNumber(declared) };
  const sum = column === 'total' ? sums?.total : sums?.fromTopics?.[column];
  if (sum === undefined || (sum === 0 && (sums?.total ?? 0) === 0)) return { value: null, text: '' };
  return { value: null, text: showNumber(sum), tone: 'computed' };
}

function implementersCell(row: PlanRow | undefined, { parties, joint }: PlanOptions): CellView {
  const cell = refsCell(row?.implementers ?? [], parties);
  return cell.parts && cell.parts.length > 2 ? { ...cell, text: joint, parts: undefined } : cell;
}

/** What is empty here and holds all the same because it stands above. */
function inherited(own: CellView, above: () => CellView): CellView {
  if (own.value !== null) return own;
  const { text, parts } = above();
  return text === '' ? own : { value: null, text, tone: 'computed', ...(parts && { parts }) };
}
