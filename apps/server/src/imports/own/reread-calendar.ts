import { HOUR_KINDS, type HourKind } from '@soproekt/domain';
import type { JSONContent } from '@soproekt/editor';
import type { PlannedRow } from '../imported.js';
import { pairOf, printedLines, type TablePair } from './printed-tables.js';
import type { Changed, Reread } from './reread.js';

type Cells = Record<string, PlannedRow['cells'][string]>;

/** «Л 2», «ПР 1,5»: hours of a kind, or of an attestation. */
const ENTRY = /^(\p{L}{1,3})\.?\s*(\d{1,3}(?:[.,]5)?)$/u;

/** The tables of the calendar, cell by cell: what was not changed keeps the hours of the data. */
export function rereadCalendar(changed: Changed): Reread | null {
  const { data, printed, blocks } = changed;
  const periods = data.rows.filter(({ type }) => type === 'period');
  const rows = new Map(periods.map((row) => [row.id, { ...row, cells: { ...row.cells } as Cells }]));
  const used = new Set<JSONContent>(printedLines(printed, blocks));
  let first = 0;
  for (const table of printed.filter(({ type }) => type === 'table')) {
    const pair = pairOf(
      table,
      blocks.filter((block) => !used.has(block)),
    );
    if (!pair) return null;
    for (const block of pair.used) used.add(block);
    // Two columns before the periods; behind those of the last table the sums.
    const shown = periods.slice(first, first + AT_ONCE);
    first += shown.length;
    shown.forEach((period, i) => {
      const row = rows.get(period.id);
      if (row) readPeriod(changed, pair, i + 2, row.cells);
    });
  }
  return { fields: data.fields, rows: data.rows.map((row) => rows.get(row.id) ?? row), used };
}

/** Periods of a table, as the export makes it. */
const AT_ONCE = 10;

function readPeriod(changed: Changed, pair: TablePair, column: number, cells: Cells): void {
  const { facts, lost } = changed;
  const [head, name] = [pair.header.printed[column] ?? '', pair.header.found[column] ?? ''];
  if (name !== head) cells.title = name;
  const nameOf = ([number = '', title = '']: readonly string[]): string => `${number} ${title}`;
  const found = new Map(pair.found.map((line) => [nameOf(line), line]));
  pair.printed.forEach((line, y) => {
    const row = facts.plan.find(({ number, title }) => nameOf(line) === nameOf([number, title]));
    if (!row) return;
    // A line whose name was changed still stands in its place.
    const at = found.get(nameOf(line)) ?? (pair.found.length === pair.printed.length ? pair.found[y] : undefined);
    const [before = '', after = ''] = [line[column], at?.[column]];
    if (before === after) return;
    const entries = entriesOf(changed, after);
    if (!entries) lost(`${row.title}: ${after}`);
    const kinds = HOUR_KINDS.filter((kind) => `${kind}:${row.id}` in cells);
    for (const kind of kinds) delete cells[`${kind}:${row.id}`];
    for (const [kind, hours] of entries ?? []) cells[`${kind ?? kinds[0] ?? 'practice'}:${row.id}`] = hours;
  });
}

/** @returns null for what is no hours; kind null: those of an attestation */
function entriesOf({ labels: { short } }: Changed, text: string): [HourKind | null, number][] | null {
  if (/^[–—-]?$/.test(text)) return [];
  const parts = text.split(/[,;]?\s+(?=\p{L})/u).map((part) => ENTRY.exec(part));
  const entries: [HourKind | null, number][] = [];
  for (const part of parts) {
    const mark = part?.[1]?.toUpperCase();
    const kind = HOUR_KINDS.find((each) => short[each] === mark) ?? null;
    if (!part || (kind === null && mark !== short.final && mark !== short.intermediate)) return null;
    entries.push([kind, Number(part[2]?.replace(',', '.'))]);
  }
  return entries;
}
