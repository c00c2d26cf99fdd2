import type { HourKind } from '@soproekt/domain';
import type * as Y from 'yjs';
import { plainText } from '../plain-text.js';
import { hoursOfPeriod } from '../rows/calendar-hours.js';
import { readCells, type CellValue } from '../rows/cell-value.js';
import { fieldsOf, isStructured, rawRow, structuredSection, type StructuredSection } from '../rows/row-maps.js';
import type { Cell } from '../rows/row-schema.js';
import { rowsIn } from '../rows/row-view.js';
import { listSections, sectionFragment } from '../section-view.js';
import { rowLabels, type RowLabels } from './structured-text.js';

/** How the language of a document names what stands in it as keys. */
export interface CellNames {
  /** A field, or a column of rows of a type; empty: it goes without. */
  column(kind: string, rowType: string | null, column: string): string;
  /** A value that is no text and no row; empty: not to be shown. */
  value(kind: string, column: string, value: string | number | boolean): string;
  hours(kind: HourKind): string;
}

export interface NamedSection {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** By these a row is known: they stand first, without a heading. */
const LEADING: ReadonlySet<string> = new Set(['code', 'title', 'wording', 'text', 'short']);

/**
 * The sections as people read them: prose, then each field as «name: value» and each row in a line, with what is filled only. Unlike
 * the text for search it has everything, choices, flags and dates too, so that no change of it goes unseen.
 */
export function namedSections(doc: Y.Doc, names: CellNames): NamedSection[] {
  let labels: RowLabels | null = null;
  return listSections(doc).map(({ id, kind, title }) => {
    const fragment = sectionFragment(doc, id);
    const section = isStructured(kind) ? structuredSection(doc, id) : null;
    const lines = [fragment ? plainText(fragment) : ''];
    if (section) lines.push(...structuredLines(section, (labels ??= rowLabels(doc)), names));
    return { id, title, text: lines.filter((line) => line.trim() !== '').join('\n') };
  });
}

function structuredLines(section: StructuredSection, labels: RowLabels, names: CellNames): string[] {
  const { kind, schema } = section;
  const fields = readCells(schema.fields, fieldsOf(section.map));
  const lines = Object.entries(schema.fields).map(([column, cell]) => {
    const text = valueOf({ kind, column, cell, labels, names }, fields[column] ?? null);
    return text === '' ? '' : named(names.column(kind, null, column), text);
  });
  const rows = rowsIn(section).map(({ id, type, cells }) => {
    const leading: string[] = [];
    if (kind === 'study-plan' && type !== 'plan-section') leading.push(labels.get(id) ?? '');
    const rest: string[] = [];
    for (const [column, cell] of Object.entries(schema.rows[type]?.cells ?? {})) {
      const text = valueOf({ kind, column, cell, labels, names }, cells[column] ?? null).replace(/\s+/g, ' ');
      if (text === '') continue;
      if (LEADING.has(column)) leading.push(text);
      else rest.push(named(names.column(kind, type, column), text));
    }
    if (kind === 'calendar') rest.push(...hoursOf(section, id, labels, names));
    return [leading.filter((part) => part !== '').join(' '), ...rest].filter((part) => part !== '').join('; ');
  });
  return [...lines, ...rows];
}

const named = (name: string, text: string): string => (name === '' ? text : `${name}: ${text}`);

interface Column {
  readonly kind: string;
  readonly column: string;
  readonly cell: Cell;
  readonly labels: RowLabels;
  readonly names: CellNames;
}

function valueOf({ kind, column, cell, labels, names }: Column, value: CellValue): string {
  if (value === null) return '';
  if (cell.type === 'text') return String(value).trim();
  const values = typeof value === 'object' ? value : [value];
  const toRow = 'to' in cell && cell.to === 'row';
  return values
    .map((one) => (toRow ? (labels.get(String(one)) ?? '') : names.value(kind, column, one)))
    .filter((text) => text !== '')
    .join(', ');
}

function hoursOf(section: StructuredSection, periodId: string, labels: RowLabels, names: CellNames): string[] {
  const map = rawRow(section, periodId)?.map;
  return (map ? hoursOfPeriod(map) : []).map(({ planRowId, kind, hours }) =>
    named(
      [labels.get(planRowId) ?? '', names.hours(kind)].filter(Boolean).join(' '),
      names.value('calendar', kind, hours),
    ),
  );
}
