import type * as Y from 'yjs';
import { compareOrder, isOrderKey } from '../order-key.js';
import { isMap, isText } from '../schema.js';
import { removalOf, type Removal } from '../section-view.js';
import { readCells, type Cells } from './cell-value.js';
import {
  cellNamed,
  fieldsOf,
  ROW_FIELDS,
  rawRow,
  rowsOf,
  structuredSection,
  typed,
  type RawRow,
  type StructuredSection,
} from './row-maps.js';
import { inTree } from './row-tree.js';

/** A row as the table shows it. */
export interface RowView {
  readonly id: string;
  /** One of the types of the section's kind. */
  readonly type: string;
  /** The row that it stands under; null: at the top, also when the row named there does not exist or cannot have children. */
  readonly parentId: string | null;
  /** Order key among its siblings; null: missing or malformed, such a row stands last. */
  readonly order: string | null;
  /** Set while the row itself is taken out. */
  readonly removed: Removal | null;
  /** Every cell that the row's type has; empty and wrongly typed ones are null. */
  readonly cells: Cells;
}

export interface ListOptions {
  /** True: only the rows that are marked as removed themselves. Default: only those that stand, which a child of a removed row does not. */
  readonly removed?: boolean;
}

/** The rows of a section in the order of the table: each row is followed by its children. Rows of types unknown here are left out. */
export function listRows(doc: Y.Doc, sectionId: string, options: ListOptions = {}): RowView[] {
  const section = structuredSection(doc, sectionId);
  return section ? rowsIn(section, options) : [];
}

/** As listRows, of a section already looked up. */
export function rowsIn(section: StructuredSection, { removed = false }: ListOptions = {}): RowView[] {
  const skeleton = skeletonOf(section);
  return skeleton
    .filter((row) => (removed ? row.removed !== null : row.stands))
    .map(({ raw, id, parentId, order, removed: removal }) => ({
      id,
      type: raw.type,
      parentId,
      order,
      removed: removal,
      cells: readCells(raw.schema.cells, raw.map),
    }));
}

/** A row without its cells. */
export interface SkeletonRow {
  readonly id: string;
  readonly raw: RawRow;
  readonly parentId: string | null;
  /** At the top although its type asks for a parent: it stands behind all others. */
  readonly orphan: boolean;
  readonly order: string | null;
  readonly removed: Removal | null;
  /** Neither it nor its parent is removed. */
  readonly stands: boolean;
}

/** Every row in the order of the table, the removed ones among them. */
export function skeletonOf(section: StructuredSection): SkeletonRow[] {
  const raws = new Map<string, RawRow>();
  rowsOf(section.map)?.forEach((value, id) => {
    const raw = isMap(value) ? typed(section.schema, value) : null;
    if (raw) raws.set(id, raw);
  });
  const tops: SkeletonRow[] = [];
  const children = new Map<string, SkeletonRow[]>();
  for (const [id, raw] of raws) {
    const row = skeletonRow(id, raw, raws);
    if (row.parentId === null) tops.push(row);
    else if (!children.get(row.parentId)?.push(row)) children.set(row.parentId, [row]);
  }
  const types = Object.keys(section.schema.rows);
  const listOf = ({ raw }: SkeletonRow): number => (inTree(section.schema, raw.type) ? -1 : types.indexOf(raw.type));
  tops.sort((a, b) => listOf(a) - listOf(b) || Number(a.orphan) - Number(b.orphan) || compareOrder(a, b));
  return tops.flatMap((row) => [row, ...(children.get(row.id)?.sort(compareOrder) ?? [])]);
}

function skeletonRow(id: string, raw: RawRow, raws: ReadonlyMap<string, RawRow>): SkeletonRow {
  const named = raw.map.get(ROW_FIELDS.parentId);
  const parent = typeof named === 'string' && named !== id ? raws.get(named) : undefined;
  // Types that may be parents have no parents themselves, so that no circle can come of what is accepted here.
  const accepted = parent !== undefined && raw.schema.parents.includes(parent.type);
  const order = raw.map.get(ROW_FIELDS.order);
  const removed = removalOf(raw.map.get(ROW_FIELDS.removed));
  const parentRemoved = accepted && removalOf(parent.map.get(ROW_FIELDS.removed)) !== null;
  return {
    id,
    raw,
    parentId: accepted ? (named as string) : null,
    orphan: !accepted && raw.schema.parents.length > 0 && !raw.schema.parents.includes(''),
    order: isOrderKey(order) ? order : null,
    removed,
    stands: removed === null && !parentRemoved,
  };
}

/** The mark by which a row does not stand: its own or that of its parent; null: it stands, or there is no such row. */
export function rowRemoval(doc: Y.Doc, sectionId: string, rowId: string): { rowId: string; removed: Removal } | null {
  const section = structuredSection(doc, sectionId);
  const rows = section ? skeletonOf(section) : [];
  const row = rows.find(({ id }) => id === rowId);
  const marked = row?.removed ? row : rows.find(({ id }) => row && id === row.parentId);
  return marked?.removed ? { rowId: marked.id, removed: marked.removed } : null;
}

/** The single values of a section, every one that its kind has; empty and wrongly typed ones are null. */
export function sectionFields(doc: Y.Doc, sectionId: string): Cells {
  const section = structuredSection(doc, sectionId);
  return section ? readCells(section.schema.fields, fieldsOf(section.map)) : {};
}

/** The Y.Text of a text cell, to bind an input to; null: none there yet (`setCell` makes it), or no text cell. */
export function cellText(doc: Y.Doc, sectionId: string, rowId: string, column: string): Y.Text | null {
  const section = structuredSection(doc, sectionId);
  const row = section && rawRow(section, rowId);
  if (!row || cellNamed(row.schema.cells, column)?.type !== 'text') return null;
  const value = row.map.get(column);
  return isText(value) ? value : null;
}

/** As cellText, of a field of the section. */
export function fieldText(doc: Y.Doc, sectionId: string, field: string): Y.Text | null {
  const section = structuredSection(doc, sectionId);
  if (!section || cellNamed(section.schema.fields, field)?.type !== 'text') return null;
  const value = fieldsOf(section.map)?.get(field);
  return isText(value) ? value : null;
}
