import * as Y from 'yjs';
import { newId } from '../new-id.js';
import { isMap } from '../schema.js';
import type { ChangeOptions } from '../sections.js';
import { fitting, type Cells } from './cell-value.js';
import { ensureRows } from './ensure-rows.js';
import {
  cellNamed,
  mapWithTexts,
  PREPARATION,
  rawRow,
  ROW_FIELDS,
  rowsOf,
  structuredSection,
  type RawRow,
} from './row-maps.js';
import { RowPlaces } from './row-places.js';
import type { RowType } from './row-schema.js';
import { mayStandUnder } from './row-tree.js';

export interface RowInput {
  /** Its id for good; default, and when there is such a row already: a new one. */
  readonly id?: string;
  readonly type: string;
  /** The row to stand under, or the `localId` of an earlier row of the same call. Omitted: as the row named by `afterId`. */
  readonly parentId?: string | null;
  /** The sibling to stand behind (or a child of it); null: first of its siblings; omitted or unknown: last. */
  readonly afterId?: string | null;
  /** Values that do not fit their cells are left out. */
  readonly cells?: Cells;
}

export interface NewRow extends RowInput, ChangeOptions {}

export interface BatchRow extends RowInput {
  /** A name by which later rows of the same call can name this one as their parent. */
  readonly localId?: string;
}

/**
 * Adds a row. With an origin it comes in two transactions: it is put in as removed, and then unmarked with the origin. An
 * undo manager that follows the origin takes back the second only, and what others wrote in the row stays.
 * @returns its id; '' when there is no such section or the kind has no rows of this type
 */
export function addRow(doc: Y.Doc, sectionId: string, { origin, ...row }: NewRow): string {
  return addRows(doc, sectionId, [row], { origin })[0] ?? '';
}

/**
 * Adds many rows, in two transactions in all (see addRow); not to be called inside a transaction whose origin is undone.
 * Rows without `afterId` stand behind the previous one of the call among their siblings.
 * @returns their ids; '' for rows of types that the kind does not have
 */
export function addRows(
  doc: Y.Doc,
  sectionId: string,
  rows: readonly BatchRow[],
  options: ChangeOptions = {},
): string[] {
  if (!ensureRows(doc, sectionId)) return rows.map(() => '');
  const section = structuredSection(doc, sectionId);
  const map = section && rowsOf(section.map);
  if (!section || !map) return rows.map(() => '');
  const soft = options.origin !== undefined;
  const ids: string[] = [];
  doc.transact(
    () => {
      const places = new RowPlaces(section);
      const named = new Map<string, string>();
      for (const row of rows) {
        const type = Object.hasOwn(section.schema.rows, row.type) ? section.schema.rows[row.type] : undefined;
        if (!type) {
          ids.push('');
          continue;
        }
        const id = row.id && !map.has(row.id) ? row.id : newId();
        const parentId = typeof row.parentId === 'string' ? (named.get(row.parentId) ?? row.parentId) : row.parentId;
        const { parent, order } = places.insert(id, { type: row.type, parentId, afterId: row.afterId });
        map.set(id, makeRow(row, type, parent, order, soft));
        if (row.localId !== undefined) named.set(row.localId, id);
        ids.push(id);
      }
    },
    soft ? PREPARATION : undefined,
  );
  if (soft) {
    doc.transact(() => {
      for (const id of ids) unmark(map.get(id));
    }, options.origin);
  }
  return ids;
}

/**
 * Moves a row, with its children: only its order key and, where it changes, its parent are written.
 * @param to `toIndex`: its place among the standing siblings afterwards, from 0; `parentId` omitted: where it is now
 * @returns false when there is no such row, or a row of its type cannot stand there
 */
export function moveRow(
  doc: Y.Doc,
  sectionId: string,
  rowId: string,
  to: { readonly parentId?: string | null; readonly toIndex: number },
  options: ChangeOptions = {},
): boolean {
  const section = structuredSection(doc, sectionId);
  const row = section && rawRow(section, rowId);
  if (!section || !row) return false;
  const places = new RowPlaces(section);
  const before = places.parentOf(rowId);
  const parentId = to.parentId === undefined ? before : to.parentId;
  if (to.parentId !== undefined) {
    const parent = parentId === null ? null : rawRow(section, parentId);
    if (parentId !== null && !(parent && places.stands(parentId))) return false;
    if (!mayStandUnder(section.schema, row.type, parent?.type ?? null)) return false;
  }
  doc.transact(() => {
    const order = places.move(rowId, row.type, parentId, to.toIndex);
    if (order === null) return;
    row.map.set(ROW_FIELDS.order, order);
    if (parentId === before) return;
    if (parentId === null) row.map.delete(ROW_FIELDS.parentId);
    else row.map.set(ROW_FIELDS.parentId, parentId);
  }, options.origin);
  return true;
}

/**
 * Makes a row one of another type, in its place or another: a topic becomes a module. It keeps its id and so everything that names it, its
 * hours in the calendar among them; cells that the new type does not have stay unseen.
 * @param to `toIndex`: its place among the standing siblings afterwards, from 0
 * @returns false when there is no such row, a row of that type cannot stand there, or rows stand under it that could not stay
 */
export function retypeRow(
  doc: Y.Doc,
  sectionId: string,
  rowId: string,
  to: { readonly type: string; readonly parentId: string | null; readonly toIndex: number },
  options: ChangeOptions = {},
): boolean {
  const section = structuredSection(doc, sectionId);
  const row = section && rawRow(section, rowId);
  if (!section || !row || !Object.hasOwn(section.schema.rows, to.type)) return false;
  const places = new RowPlaces(section);
  const parent = to.parentId === null ? null : rawRow(section, to.parentId);
  if (to.parentId === rowId || (to.parentId !== null && !(parent && places.stands(to.parentId)))) return false;
  if (!mayStandUnder(section.schema, to.type, parent?.type ?? null)) return false;
  if (places.childTypes(rowId).some((type) => !mayStandUnder(section.schema, type, to.type))) return false;
  doc.transact(() => {
    const order = places.move(rowId, to.type, to.parentId, to.toIndex);
    if (row.type !== to.type) row.map.set(ROW_FIELDS.type, to.type);
    if (order !== null) row.map.set(ROW_FIELDS.order, order);
    if (to.parentId === null) row.map.delete(ROW_FIELDS.parentId);
    else row.map.set(ROW_FIELDS.parentId, to.parentId);
  }, options.origin);
  return true;
}

/** Takes a row out softly, its children with it; what others write in them stays. @returns false when there is no such row */
export function removeRow(
  doc: Y.Doc,
  sectionId: string,
  rowId: string,
  removal: { readonly by: string; readonly at?: string },
  options: ChangeOptions = {},
): boolean {
  return change(doc, sectionId, rowId, options, ({ map }) => {
    map.set(ROW_FIELDS.removed, { at: removal.at ?? new Date().toISOString(), by: removal.by });
  });
}

/** Puts a row back to where it stood. @returns false when there is no such row */
export function restoreRow(doc: Y.Doc, sectionId: string, rowId: string, options: ChangeOptions = {}): boolean {
  return change(doc, sectionId, rowId, options, ({ map }) => unmark(map));
}

function makeRow(row: RowInput, type: RowType, parent: string | null, order: string, removed: boolean): Y.Map<unknown> {
  const map = mapWithTexts(type.cells);
  map.set(ROW_FIELDS.type, row.type);
  map.set(ROW_FIELDS.order, order);
  if (parent !== null) map.set(ROW_FIELDS.parentId, parent);
  if (removed) map.set(ROW_FIELDS.removed, { at: new Date().toISOString(), by: '' });
  for (const [key, value] of Object.entries(row.cells ?? {})) {
    const cell = cellNamed(type.cells, key);
    const fit = cell ? fitting(cell, value) : undefined;
    if (!cell || fit === undefined || fit === null || fit === '') continue;
    // Not read back: the map is no part of a document yet.
    if (cell.type === 'text') map.set(key, new Y.Text(fit as string));
    else map.set(key, typeof fit === 'object' ? [...fit] : fit);
  }
  return map;
}

function unmark(row: unknown): void {
  if (isMap(row) && row.has(ROW_FIELDS.removed)) row.delete(ROW_FIELDS.removed);
}

function change(
  doc: Y.Doc,
  sectionId: string,
  rowId: string,
  options: ChangeOptions,
  act: (row: RawRow) => void,
): boolean {
  const section = structuredSection(doc, sectionId);
  const row = section && rawRow(section, rowId);
  if (!row) return false;
  doc.transact(() => act(row), options.origin);
  return true;
}
