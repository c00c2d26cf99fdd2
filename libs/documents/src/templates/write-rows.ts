import type * as Y from 'yjs';
import { newId } from '../new-id.js';
import type { CellValue } from '../rows/cell-value.js';
import { setCalendarHours } from '../rows/calendar-hours.js';
import { setField } from '../rows/cells.js';
import { addRows } from '../rows/row-changes.js';
import { cellNamed, structureOf } from '../rows/row-maps.js';
import type { Cell } from '../rows/row-schema.js';
import { inLocale, type Localized, type TemplateCell, type TemplateLocale, type TemplateSection } from './template.js';

/** Ids that the rows of a template get in the document, by local id. A local id given twice means its first row. */
export function rowIds(sections: readonly TemplateSection[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { rows = [] } of sections) {
    for (const { id } of rows) if (id !== undefined && !ids.has(id)) ids.set(id, newId());
  }
  return ids;
}

/** Writes fields and rows of one section of a template; to be called in the transaction that adds the section. */
export function writeRows(
  doc: Y.Doc,
  sectionId: string,
  { kind, fields = {}, rows = [] }: TemplateSection,
  ids: ReadonlyMap<string, string>,
  locale: TemplateLocale,
): void {
  const structure = structureOf(kind);
  if (!structure) return;
  for (const [name, value] of Object.entries(fields)) {
    const cell = cellNamed(structure.fields, name);
    if (cell) setField(doc, sectionId, name, valueOf(cell, value, ids, locale));
  }
  const added = addRows(
    doc,
    sectionId,
    rows.map(({ id, type, parentId, cells = {} }) => ({
      id: id === undefined ? undefined : ids.get(id),
      localId: id,
      type,
      parentId,
      cells: Object.fromEntries(
        Object.entries(cells).flatMap(([name, value]) => {
          const cell = Object.hasOwn(structure.rows, type) ? cellNamed(structure.rows[type]?.cells ?? {}, name) : null;
          return cell ? [[name, valueOf(cell, value, ids, locale)]] : [];
        }),
      ),
    })),
  );
  rows.forEach(({ hours = [] }, i) => {
    for (const { planRow, kind, hours: count } of hours) {
      const planRowId = ids.get(planRow);
      if (planRowId) setCalendarHours(doc, sectionId, added[i] ?? '', planRowId, kind, count);
    }
  });
}

function valueOf(cell: Cell, value: TemplateCell, ids: ReadonlyMap<string, string>, locale: TemplateLocale): CellValue {
  if (isLocalized(value)) return inLocale(value, locale);
  if (!('to' in cell) || cell.to !== 'row') return value;
  if (Array.isArray(value)) return (value as readonly string[]).flatMap((id) => ids.get(id) ?? []);
  return typeof value === 'string' ? (ids.get(value) ?? null) : null;
}

function isLocalized(value: TemplateCell): value is Localized {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
