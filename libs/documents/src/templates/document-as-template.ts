import { HOUR_KINDS } from '@soproekt/domain';
import type * as Y from 'yjs';
import { readMeta } from '../projection.js';
import type { CellValue, Cells } from '../rows/cell-value.js';
import { readCells } from '../rows/cell-value.js';
import { hoursOfPeriod } from '../rows/calendar-hours.js';
import { fieldsOf, rawRow, structuredSection, type StructuredSection } from '../rows/row-maps.js';
import type { Cell } from '../rows/row-schema.js';
import { rowsIn } from '../rows/row-view.js';
import { SECTION_KINDS, type SectionKind } from '../schema.js';
import { listSections, sectionFragment, type SectionView } from '../section-view.js';
import type { TemplateBody, TemplateCell, TemplateRow, TemplateSection } from './template.js';

/** Reads the content of a section as Markdown: `jsonToMarkdown(fragmentToJson(fragment))` of libs/editor. */
export type ReadSection = (fragment: Y.XmlFragment) => string;

/**
 * A document as a template: its standing sections with titles, texts, fields and rows, ids replaced by local ones. Plain JSON;
 * `applyTemplate` makes a document of it again, `parseTemplate` checks it when it comes from outside.
 * @param readText left out: without the texts
 */
export function documentAsTemplate(doc: Y.Doc, readText?: ReadSection): TemplateBody {
  const views = listSections(doc);
  const ids = localIds(doc, views);
  return {
    kind: readMeta(doc).kind ?? 'note',
    sections: views.map((view) => sectionOf(doc, view, ids, readText)),
  };
}

function localIds(doc: Y.Doc, views: readonly SectionView[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { id } of views) {
    const section = structuredSection(doc, id);
    for (const row of section ? rowsIn(section) : []) if (!ids.has(row.id)) ids.set(row.id, `r${ids.size + 1}`);
  }
  return ids;
}

function sectionOf(
  doc: Y.Doc,
  { id, kind, role, title, institutionId }: SectionView,
  ids: ReadonlyMap<string, string>,
  readText: ReadSection | undefined,
): TemplateSection {
  const fragment = readText ? sectionFragment(doc, id) : null;
  const markdown = fragment && readText ? readText(fragment) : '';
  const section = structuredSection(doc, id);
  return {
    // A kind of a later version: of it only the text can be kept.
    kind: SECTION_KINDS.find((known): known is SectionKind => known === kind) ?? 'text',
    title: { ru: title, en: title },
    ...(role !== null && { role }),
    ...(institutionId !== null && { institutionId }),
    ...(markdown.trim() !== '' && { markdown: { ru: markdown, en: markdown } }),
    ...(section && {
      fields: cellsOf(section.schema.fields, readCells(section.schema.fields, fieldsOf(section.map)), ids),
      rows: templateRows(section, ids),
    }),
  };
}

function templateRows(section: StructuredSection, ids: ReadonlyMap<string, string>): TemplateRow[] {
  return rowsIn(section).map(({ id, type, parentId, cells }) => {
    const parent = parentId === null ? undefined : ids.get(parentId);
    const map = section.kind === 'calendar' ? rawRow(section, id)?.map : undefined;
    const hours = (map ? hoursOfPeriod(map) : []).flatMap(({ planRowId, kind, hours }) => {
      const planRow = ids.get(planRowId);
      return planRow === undefined ? [] : [{ planRow, kind, hours }];
    });
    return {
      id: ids.get(id) ?? id,
      type,
      ...(parent !== undefined && { parentId: parent }),
      cells: cellsOf(section.schema.rows[type]?.cells ?? {}, cells, ids),
      ...(hours.length > 0 && { hours: sortedHours(hours) }),
    };
  });
}

type Hours = NonNullable<TemplateRow['hours']>;
/** By local id: those of the document are in the order of ids that the template does not have. */
function sortedHours(hours: Hours): Hours {
  const place = ({ planRow, kind }: Hours[number]): number =>
    Number(planRow.slice(1)) * HOUR_KINDS.length + HOUR_KINDS.indexOf(kind);
  return [...hours].sort((a, b) => place(a) - place(b));
}

/** Cells that are not empty, references to rows by local id. */
function cellsOf(
  schema: Readonly<Record<string, Cell>>,
  cells: Cells,
  ids: ReadonlyMap<string, string>,
): Record<string, TemplateCell> {
  const kept: Record<string, TemplateCell> = {};
  for (const [name, cell] of Object.entries(schema)) {
    const value = localized(cell, cells[name] ?? null, ids);
    if (value !== null) kept[name] = value;
  }
  return kept;
}

function localized(cell: Cell, value: CellValue, ids: ReadonlyMap<string, string>): CellValue {
  if (!('to' in cell) || cell.to !== 'row' || value === null) return value;
  if (typeof value === 'string') return ids.get(value) ?? null;
  const refs = Array.isArray(value) ? (value as readonly string[]).flatMap((id) => ids.get(id) ?? []) : [];
  return refs.length === 0 ? null : refs;
}
