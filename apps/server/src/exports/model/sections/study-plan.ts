import type { HourKind, PlanRow } from '@soproekt/domain';
import type { PrintContext } from '../context.js';
import { boldCell, cell, headCell, paragraph } from '../make.js';
import type { Align, Block, Cell, Row, TableBlock } from '../print-model.js';

interface Column {
  readonly head: string;
  readonly width: number;
  readonly align: Align;
  /** Stands under the common heading of the kinds of hours. */
  readonly kind?: boolean;
  readonly of: (row: PlanRow) => string;
  readonly total: string;
}

/** The study plan with its sums. It is wide: its part lies on the side. */
export function studyPlanBlocks(context: PrintContext, sectionId: string): Block[] {
  const rows = context.facts.plan.filter((row) => row.sectionId === sectionId);
  if (rows.length === 0) return [];
  const { labels, sums } = context;
  return [
    planTable(context, rows),
    paragraph(labels.plan.contactNote(context.hours(sums.total.contact)), 'plain'),
    ...sectionKey(context, sectionId),
    ...institutionTable(context),
  ];
}

function planTable(context: PrintContext, rows: readonly PlanRow[]): TableBlock {
  const columns = columnsOf(context, rows);
  const kinds = columns.filter(({ kind }) => kind).length;
  const firstKind = columns.findIndex(({ kind }) => kind);
  const top = columns.flatMap((column, i): Cell[] => {
    if (!column.kind) return [headCell(column.head, { rowSpan: 2 })];
    return i === firstKind ? [headCell(context.labels.ofWhich, { colSpan: kinds })] : [];
  });
  const below = columns.filter(({ kind }) => kind).map(({ head }) => headCell(head));
  const body = rows.map((row): Row => {
    const make = row.type === 'topic' ? cell : boldCell;
    return columns.map((column) => make(column.of(row), column.align));
  });
  const total = columns.map((column) => boldCell(column.total, column.align));
  return {
    type: 'table',
    caption: context.caption(context.labels.plan.title),
    widths: columns.map(({ width }) => width),
    header: [top, below],
    rows: [...body, total],
    dense: true,
  };
}

function columnsOf(context: PrintContext, rows: readonly PlanRow[]): Column[] {
  const { labels, sums, facts } = context;
  const planSections = new Map(facts.planSections.map(({ id, code, title }) => [id, code || title]));
  const sectionOf = (row: PlanRow): string =>
    planSections.get(row.planSectionId ?? context.planRow(row.parentId)?.planSectionId ?? '') ?? '';
  const hours = (head: string, key: HourKind | 'total' | 'distance', kind = true): Column => ({
    head,
    width: kind ? 10.5 : 7.5,
    align: 'center',
    kind,
    of: (row) => context.hours(sums.byRow.get(row.id)?.[key]),
    total: context.hours(sums.total[key]),
  });
  const text = (
    head: string,
    width: number,
    of: (row: PlanRow) => string,
    align: Align = 'left',
    total = '',
  ): Column => ({
    head,
    width,
    align,
    of: (row) => of(row) || '–',
    total,
  });
  const used = (key: 'internship' | 'distance'): boolean => sums.total[key] !== 0;
  return [
    { head: labels.number, width: 5.5, align: 'center', of: ({ number }) => number, total: '' },
    { head: labels.plan.module, width: 34, align: 'left', of: ({ title }) => title, total: labels.total },
    ...(rows.some((row) => sectionOf(row) !== '') ? [text(labels.plan.section, 8, sectionOf, 'center')] : []),
    hours(labels.allHours, 'total', false),
    hours(labels.lectures, 'lectures'),
    hours(labels.practice, 'practice'),
    hours(labels.selfStudy, 'selfStudy'),
    ...(used('internship') ? [hours(labels.internship, 'internship')] : []),
    ...(used('distance') ? [hours(labels.distance, 'distance')] : []),
    text(labels.plan.control, 15, ({ control }) => control),
    text(labels.plan.implementer, 13, (row) => implementers(context, row), 'center'),
    text(labels.plan.results, 12, (row) => context.resultRange(context.resultsOf(row)), 'center'),
  ];
}

function implementers(context: PrintContext, row: PlanRow): string {
  const ids = context.implementersOf(row);
  const everybody = new Set(context.facts.plan.flatMap(({ implementers }) => implementers));
  if (ids.length > 1 && [...everybody].every((id) => ids.includes(id))) return context.labels.plan.jointly;
  return context.institutionNames(ids).join(', ');
}

/** What the short names of plan sections mean. */
function sectionKey({ facts }: PrintContext, sectionId: string): Block[] {
  const known = facts.planSections.filter((each) => each.sectionId === sectionId && each.code && each.title);
  if (known.length === 0) return [];
  return [paragraph(`${known.map(({ code, title }) => `${code} — ${title}`).join('; ')}.`, 'plain')];
}

function institutionTable(context: PrintContext): Block[] {
  const { labels, sums } = context;
  if (sums.byInstitution.length < 2) return [];
  const kinds = (['lectures', 'practice', 'selfStudy', 'internship'] as const).filter(
    (kind) => kind !== 'internship' || sums.total.internship !== 0,
  );
  const rows = sums.byInstitution.map(({ institutionIds, ...hours }): Row => {
    const name =
      institutionIds === 'joint'
        ? labels.plan.jointly
        : (context.institutionNames(institutionIds)[0] ?? labels.plan.notAssigned);
    return [
      cell(name),
      ...kinds.map((kind) => cell(context.hours(hours[kind]), 'center')),
      boldCell(context.hours(hours.total), 'center'),
    ];
  });
  const total = [
    labels.total,
    ...kinds.map((kind) => context.hours(sums.total[kind])),
    context.hours(sums.total.total),
  ];
  return [
    {
      type: 'table',
      caption: context.caption(labels.plan.byInstitution),
      widths: [40, ...kinds.map(() => 15), 15],
      header: [
        [headCell(labels.plan.institution), ...kinds.map((kind) => headCell(labels[kind])), headCell(labels.allHours)],
      ],
      rows: [...rows, total.map((text, i) => boldCell(text, i === 0 ? 'left' : 'center'))],
      dense: true,
    },
  ];
}
