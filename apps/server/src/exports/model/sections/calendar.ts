import { HOUR_KINDS, type CalendarPeriod, type HourKind, type PlanRow } from '@soproekt/domain';
import type { PrintContext } from '../context.js';
import { boldCell, cell, headCell, paragraph } from '../make.js';
import type { Block, TableBlock } from '../print-model.js';
import { date } from '../typography.js';

/** Periods side by side; more of them make another table. */
const AT_ONCE = 10;
/** From so many periods on the table lies on the side. */
export const WIDE_CALENDAR = 7;

/** Modules by periods, hours by kind in the cells. */
export function calendarBlocks(context: PrintContext, sectionId: string): Block[] {
  const { calendar } = context.facts;
  if (!calendar || calendar.sectionId !== sectionId || calendar.periods.length === 0) return [];
  const rows = context.facts.plan.filter(({ id }) =>
    calendar.periods.some(({ hours }) => hours.some((entry) => entry.planRowId === id && entry.hours !== 0)),
  );
  const tables: Block[] = [];
  for (let from = 0; from < calendar.periods.length; from += AT_ONCE) {
    tables.push(tableOf(context, rows, from));
  }
  return [...tables, key(context)];
}

function tableOf(context: PrintContext, rows: readonly PlanRow[], from: number): TableBlock {
  const { labels, facts } = context;
  const periods = facts.calendar?.periods ?? [];
  const shown = periods.slice(from, from + AT_ONCE);
  const last = from + AT_ONCE >= periods.length;
  const sum = (of: readonly CalendarPeriod[], rowId?: string): number =>
    of.reduce(
      (all, { hours }) => all + hours.reduce((s, e) => (!rowId || e.planRowId === rowId ? s + e.hours : s), 0),
      0,
    );
  const heads = shown.map((period, i) => headCell(periodName(context, period, from + i)));
  const body = rows.map((row) => [
    cell(row.number, 'center'),
    cell(row.title),
    ...shown.map((period) => cell(entries(context, period, row), 'center')),
    ...(last ? [boldCell(context.hours(sum(periods, row.id)), 'center')] : []),
  ]);
  const totals = [
    boldCell(''),
    boldCell(labels.calendar.perPeriod),
    ...shown.map((period) => boldCell(context.hours(sum([period])), 'center')),
    ...(last ? [boldCell(context.hours(sum(periods)), 'center')] : []),
  ];
  const title = labels.calendar.title + (from > 0 ? ` (${labels.continued})` : '');
  return {
    type: 'table',
    caption: context.caption(title),
    widths: [6, 34, ...shown.map(() => 13), ...(last ? [10] : [])],
    header: [
      [
        headCell(labels.number),
        headCell(labels.calendar.row),
        ...heads,
        ...(last ? [headCell(labels.calendar.perPeriod)] : []),
      ],
    ],
    rows: [...body, totals],
    dense: true,
  };
}

function periodName({ labels, facts, payload }: PrintContext, period: CalendarPeriod, index: number): string {
  const unit = facts.calendar?.unit === 'day' ? labels.calendar.day : labels.calendar.week;
  return [period.title || `${unit} ${index + 1}`, date(period.startsOn, payload.locale)].filter(Boolean).join('\n');
}

/** «Л 2, ПР 2»; of an attestation «ИА 2». */
function entries(context: PrintContext, period: CalendarPeriod, row: PlanRow): string {
  const { short } = context.labels;
  const mark = (kind: HourKind): string =>
    row.type === 'attestation' && row.attestation && row.attestation !== 'entry' ? short[row.attestation] : short[kind];
  return HOUR_KINDS.flatMap((kind) => {
    const hours = period.hours.reduce((s, e) => (e.planRowId === row.id && e.kind === kind ? s + e.hours : s), 0);
    return hours === 0 ? [] : [`${mark(kind)}\u00a0${context.hours(hours)}`];
  }).join('\n');
}

function key(context: PrintContext): Block {
  const { labels, facts } = context;
  const used = HOUR_KINDS.filter((kind) =>
    facts.calendar?.periods.some(({ hours }) => hours.some((entry) => entry.kind === kind && entry.hours !== 0)),
  );
  const attestations = (['intermediate', 'final'] as const).filter((kind) =>
    facts.plan.some(({ attestation }) => attestation === kind),
  );
  const keys = [
    ...used.map((kind) => `${labels.short[kind]} — ${labels.longKinds[kind]}`),
    ...attestations.map((kind) => `${labels.short[kind]} — ${labels.assessment.kinds[kind].toLowerCase()}`),
  ];
  return paragraph(labels.shortKey(keys), 'plain');
}
