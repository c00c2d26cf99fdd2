import * as Y from 'yjs';
import { isText } from '../schema.js';
import { replaceText } from '../title.js';
import type { ChangeOptions } from '../sections.js';
import { fitting, readCell, textOf, type CellValue } from './cell-value.js';
import { ensureRows } from './ensure-rows.js';
import { cellNamed, fieldsOf, PREPARATION, rawRow, structuredSection } from './row-maps.js';
import type { Cell } from './row-schema.js';

export interface CellChange {
  readonly rowId: string;
  readonly column: string;
  readonly value: CellValue;
}

/**
 * Writes one cell; null empties it. A text is changed by the smallest replacement, so that what others type in it stays.
 * @returns false when there is no such row or column, or the value does not fit the cell
 */
export function setCell(
  doc: Y.Doc,
  sectionId: string,
  rowId: string,
  column: string,
  value: CellValue,
  options: ChangeOptions = {},
): boolean {
  return setCells(doc, sectionId, [{ rowId, column, value }], options) === 1;
}

/** Writes many cells in one transaction: a paste, a fill. @returns how many of them could be written */
export function setCells(
  doc: Y.Doc,
  sectionId: string,
  changes: readonly CellChange[],
  options: ChangeOptions = {},
): number {
  const section = structuredSection(doc, sectionId);
  if (!section) return 0;
  const writes: Write[] = [];
  for (const { rowId, column, value } of changes) {
    const row = rawRow(section, rowId);
    const cell = row && cellNamed(row.schema.cells, column);
    const fit = cell ? fitting(cell, value) : undefined;
    if (row && cell && fit !== undefined) writes.push({ map: row.map, key: column, cell, value: fit });
  }
  writeAll(doc, writes, options.origin);
  return writes.length;
}

/** Writes one field of a section, as setCell. @returns false when there is no such field or the value does not fit */
export function setField(
  doc: Y.Doc,
  sectionId: string,
  field: string,
  value: CellValue,
  options: ChangeOptions = {},
): boolean {
  const section = structuredSection(doc, sectionId);
  const cell = section && cellNamed(section.schema.fields, field);
  const fit = cell ? fitting(cell, value) : undefined;
  if (!section || !cell || fit === undefined) return false;
  ensureRows(doc, sectionId);
  const map = fieldsOf(section.map);
  if (!map) return false;
  writeAll(doc, [{ map, key: field, cell, value: fit }], options.origin);
  return true;
}

interface Write {
  readonly map: Y.Map<unknown>;
  readonly key: string;
  readonly cell: Cell;
  readonly value: CellValue;
}

/** Texts are made first, in a transaction that undo does not follow: others may type in them. */
function writeAll(doc: Y.Doc, writes: readonly Write[], origin: unknown): void {
  const missing = writes.filter(
    ({ map, key, cell, value }) =>
      cell.type === 'text' && !isText(map.get(key)) && (value ?? '') !== textOf(map.get(key)),
  );
  if (missing.length > 0) {
    doc.transact(() => {
      for (const { map, key } of missing) {
        const before = map.get(key);
        if (!isText(before)) map.set(key, new Y.Text(textOf(before)));
      }
    }, PREPARATION);
  }
  if (writes.length > 0) doc.transact(() => writes.forEach(write), origin);
}

/** Writes a fitting value into a map that may be new. */
export function write({ map, key, cell, value }: Write): void {
  const before = map.get(key);
  if (cell.type === 'text') {
    const text = typeof value === 'string' ? value : '';
    if (isText(before)) replaceText(before, text);
    else if (text !== textOf(before)) map.set(key, new Y.Text(text));
  } else if (value === null) {
    if (map.has(key)) map.delete(key);
  } else if (!same(readCell(cell, before), value)) {
    map.set(key, typeof value === 'object' ? [...value] : value);
  }
}

function same(a: CellValue, b: CellValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, i) => item === (b as readonly string[])[i]);
}
