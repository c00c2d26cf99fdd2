import type * as Y from 'yjs';
import { sectionMap } from '../schema.js';
import { listSections } from '../section-view.js';
import { hoursOfPeriod } from '../rows/calendar-hours.js';
import { readCells, type Cells } from '../rows/cell-value.js';
import { fieldsOf, rawRow, structuredOf, structuredSection, type StructuredSection } from '../rows/row-maps.js';
import type { Cell } from '../rows/row-schema.js';
import { rowsIn } from '../rows/row-view.js';
import { sectionFacts } from './section-facts.js';

/** How rows are called elsewhere: numbers of the study plan, codes of its sections and of results. By row id. */
export type RowLabels = ReadonlyMap<string, string>;

export function rowLabels(doc: Y.Doc): RowLabels {
  const labels = new Map<string, string>();
  for (const { id, kind } of listSections(doc)) {
    const section = kind === 'study-plan' || kind === 'planned-results' ? structuredSection(doc, id) : null;
    const facts = section ? sectionFacts(id, section) : {};
    for (const row of facts.plan ?? []) labels.set(row.id, row.number);
    for (const row of [...(facts.planSections ?? []), ...(facts.results ?? [])]) labels.set(row.id, row.code);
  }
  return labels;
}

/** A row by what people call it. */
export interface RowName {
  readonly id: string;
  /** Number or code, and the first of its cells that names it: «2.1 Роли и ответственность»; empty: nothing is written there yet. */
  readonly name: string;
}

const NAMING = ['title', 'wording', 'text', 'short'];

/** The standing rows of a section with their names; none for a section without rows. */
export function rowNames(doc: Y.Doc, sectionId: string, labels: RowLabels): RowName[] {
  const section = structuredSection(doc, sectionId);
  if (!section) return [];
  return rowsIn(section).map(({ id, cells }) => {
    const words = NAMING.map((key) => cells[key]).find((text) => typeof text === 'string' && text.trim() !== '');
    const name = [labels.get(id) ?? '', String(words ?? '')].join(' ');
    return { id, name: name.replace(/\s+/g, ' ').trim() };
  });
}

/**
 * What is readable in fields and rows: fields and rows separated by line feeds, cells by tabs. Choices, flags and institutions
 * are left out: they are keys, and their names are not in the document.
 */
export function structuredText(doc: Y.Doc, sectionId: string, labels: RowLabels): string {
  const map = sectionMap(doc, sectionId);
  const section = map && structuredOf(map);
  if (!section) return '';
  const fields = cellTexts(section.schema.fields, readCells(section.schema.fields, fieldsOf(section.map)), labels);
  const rows = rowsIn(section).map(({ id, type, cells }) => {
    const texts = cellTexts(section.schema.rows[type]?.cells ?? {}, cells, labels);
    if (section.kind === 'calendar') texts.push(hoursText(section, id));
    if (section.kind === 'study-plan' && type !== 'plan-section') texts.unshift(labels.get(id) ?? '');
    return texts.join('\t').replace(/\t+$/, '');
  });
  return [...fields, ...rows].filter((line) => line.trim() !== '').join('\n');
}

function cellTexts(schema: Readonly<Record<string, Cell>>, cells: Cells, labels: RowLabels): string[] {
  return Object.entries(schema).flatMap(([name, cell]) => {
    const text = cellText(cell, cells[name] ?? null, labels);
    return text === null ? [] : [text];
  });
}

/** Null: a cell that does not read as text. */
function cellText(cell: Cell, value: Cells[string], labels: RowLabels): string | null {
  switch (cell.type) {
    case 'text':
      return String(value ?? '').replace(/[\t\n\r]+/g, ' ');
    case 'number':
    case 'date':
      return String(value ?? '');
    case 'ref':
    case 'refs': {
      if (cell.to === 'institution') return null;
      const refs = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
      return refs.flatMap((ref) => (cell.to === 'key' ? ref : (labels.get(ref) ?? []))).join(', ');
    }
    default:
      return null;
  }
}

function hoursText(section: StructuredSection, periodId: string): string {
  const map = rawRow(section, periodId)?.map;
  const hours = map ? hoursOfPeriod(map) : [];
  return hours.length === 0 ? '' : String(hours.reduce((sum, { hours }) => sum + hours, 0));
}
