import * as Y from 'yjs';
import { FIELDS, isMap, sectionMap, type SectionMap } from '../schema.js';
import {
  STRUCTURED_KINDS,
  type Cell,
  type RowType,
  type StructuredKind,
  type StructuredSectionKind,
} from './row-schema.js';

/** Origin of what must be there before a change, and must stay when the change is undone. */
export const PREPARATION = Symbol('soproekt:preparation');

/** Keys of a row's Y.Map beside its cells. */
export const ROW_FIELDS = {
  type: 'type',
  order: 'order',
  parentId: 'parentId',
  removed: 'removed',
} as const;

/** True for kinds of section that have rows and fields. */
export function isStructured(kind: unknown): kind is StructuredSectionKind {
  return typeof kind === 'string' && Object.hasOwn(STRUCTURED_KINDS, kind);
}

/** What a kind of section consists of; null: it has no rows. */
export function structureOf(kind: unknown): StructuredKind | null {
  return isStructured(kind) ? STRUCTURED_KINDS[kind] : null;
}

/** A section with rows as it lies in the document. */
export interface StructuredSection {
  readonly map: SectionMap;
  readonly kind: StructuredSectionKind;
  readonly schema: StructuredKind;
}

/** @returns null when there is no such section, or it has no rows by its kind */
export function structuredSection(doc: Y.Doc, sectionId: string): StructuredSection | null {
  const map = sectionMap(doc, sectionId);
  return map && structuredOf(map);
}

export function structuredOf(map: SectionMap): StructuredSection | null {
  const kind = map.get(FIELDS.kind);
  return isStructured(kind) ? { map, kind, schema: STRUCTURED_KINDS[kind] } : null;
}

/** The map of rows, or null while it is missing or something else. */
export function rowsOf(section: SectionMap): Y.Map<unknown> | null {
  const rows = section.get(FIELDS.rows);
  return isMap(rows) ? rows : null;
}

/** The map of single values, or null while it is missing or something else. */
export function fieldsOf(section: SectionMap): Y.Map<unknown> | null {
  const fields = section.get(FIELDS.fields);
  return isMap(fields) ? fields : null;
}

/** A row as it lies in the document, and what its type says. */
export interface RawRow {
  readonly map: Y.Map<unknown>;
  readonly type: string;
  readonly schema: RowType;
}

/** @returns null when there is no such row, or its type is not one of the section's kind */
export function rawRow(section: StructuredSection, rowId: string): RawRow | null {
  const map = rowsOf(section.map)?.get(rowId);
  return isMap(map) ? typed(section.schema, map) : null;
}

export function typed(schema: StructuredKind, map: Y.Map<unknown>): RawRow | null {
  const type = map.get(ROW_FIELDS.type);
  if (typeof type !== 'string' || !Object.hasOwn(schema.rows, type)) return null;
  const rowType = schema.rows[type];
  return rowType ? { map, type, schema: rowType } : null;
}

/** The cell of this name; null: the schema has none. */
export function cellNamed(cells: Readonly<Record<string, Cell>>, name: string): Cell | null {
  return Object.hasOwn(cells, name) ? (cells[name] ?? null) : null;
}

/** A map with an empty Y.Text for every text cell: made by two people at once, one of the texts would be lost. */
export function mapWithTexts(cells: Readonly<Record<string, Cell>>): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  for (const [name, cell] of Object.entries(cells)) if (cell.type === 'text') map.set(name, new Y.Text());
  return map;
}
