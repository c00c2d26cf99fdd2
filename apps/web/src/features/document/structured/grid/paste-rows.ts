import type { Block } from './parse-block';
import { boundedBlock, isWritable, NOTHING_PASTED, type NotUnderstood, type PasteResult } from './paste-block';
import type { Range } from './grid-store';
import type { CellChange, GridActions, GridColumn, GridRow, PastedTexts, PasteRules } from './grid-types';

/** A block that is a list of rows, and not figures for cells that are there. */
export interface PastedRows {
  readonly rows: readonly PastedTexts[];
  /** As rows, without what only says what kind of row each is. */
  readonly values: readonly PastedTexts[];
  /** Columns that the block speaks of. */
  readonly columns: readonly GridColumn[];
  /** Headings of columns that the table does not have. */
  readonly unknown: readonly string[];
  /** Cells beyond the last column or the bounds of one paste. */
  readonly cutOff: number;
}

/** Where rows would be pasted. */
export interface PastePlace {
  /** Place of the first row. */
  readonly top: number;
  /** Empty rows from there on. */
  readonly empty: readonly string[];
  /** Rows with content that would be written over. */
  readonly overwritten: number;
}

interface Shown {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
}

const MOST_HEADINGS = 3;
const FIGURE = /^\d+(?:[.,]\d+)?$/;

/** Reads a block as rows: by its own headings, or because it begins in the columns that name a row. Null: it is neither. */
export function readPastedRows(
  given: Block,
  range: Range,
  { columns }: Shown,
  nameColumn: string,
  rules?: PasteRules,
): PastedRows | null {
  const block = boundedBlock(given);
  const beyond = given.reduce((sum, line) => sum + line.length, 0) - block.reduce((sum, line) => sum + line.length, 0);
  const isContent = (line: readonly string[]): boolean =>
    line.some((text) => text.trim() !== '') && !rules?.isSum?.(line);
  const headed = rules && headingsOf(block, rules);
  if (headed) {
    const body = block.slice(headed.rows).filter(isContent);
    const rows = body.map((line) =>
      Object.fromEntries(headed.keys.flatMap((key, i) => (key === null ? [] : [[key, line[i] ?? '']]))),
    );
    return {
      rows,
      values: rules.clean?.(rows) ?? rows,
      columns: rules.columns.filter(({ key }) => headed.keys.includes(key)),
      unknown: headed.keys.flatMap((key, i) =>
        key === null && body.some((line) => (line[i] ?? '').trim() !== '') ? [headed.names[i]?.at(-1) ?? ''] : [],
      ),
      cutOff: beyond,
    };
  }
  const left = columns.findIndex(({ key }) => key === range.columns[0]);
  const body = block.filter(isContent);
  if (left < 0 || left > columns.findIndex(({ key }) => key === nameColumn) || body.length < 2) return null;
  const width = block[0]?.length ?? 0;
  const target = columns.slice(left, left + width);
  const rows = body.map((line) => Object.fromEntries(target.map(({ key }, i) => [key, line[i] ?? ''])));
  return {
    rows,
    values: rules?.clean?.(rows) ?? rows,
    columns: target,
    unknown: [],
    cutOff: beyond + Math.max(0, width - target.length) * body.length,
  };
}

/** Headings may stand in several rows, and above a row that only counts the columns. */
function headingsOf(block: Block, { headings }: PasteRules) {
  for (let count = 1; count <= Math.min(MOST_HEADINGS, block.length - 1); count++) {
    const head = block.slice(0, count);
    if (head.flat().some((text) => FIGURE.test(text.trim()))) return null;
    const names = (head[0] ?? []).map((_text, x) => head.map((line) => line[x]?.trim() ?? '').filter(Boolean));
    const keys = headings(names);
    if (!keys) continue;
    const next = block[count] ?? [];
    const counts = next.length > 3 && next.every((text, i) => text.trim() === String(i + 1));
    return { rows: counts ? count + 1 : count, keys, names };
  }
  return null;
}

/** What stands where the rows would go. What only numbers or codes a row is no content. */
export function placeOfRows(count: number, range: Range, { rows, columns }: Shown, nameColumn: string): PastePlace {
  const top = rows.findIndex(({ id }) => id === range.rowIds[0]);
  const named = columns.findIndex(({ key }) => key === nameColumn);
  const isEmpty = (row: GridRow): boolean =>
    columns.slice(named).every(({ key }) => (row.cells[key]?.value ?? null) === null);
  const there = rows.slice(top, top + count);
  const full = there.findIndex((row) => !isEmpty(row));
  return {
    top,
    empty: there.slice(0, full < 0 ? undefined : full).map(({ id }) => id),
    overwritten: there.filter((row) => !isEmpty(row)).length,
  };
}

/** Puts the rows in as new ones; empty rows at the place give way to them. */
export function insertRows(pasted: PastedRows, place: PastePlace, { rows }: Shown, actions: GridActions): PasteResult {
  const belowId = place.empty.at(-1) ?? rows[place.top]?.id;
  if (belowId === undefined || !actions.addPasted) return NOTHING_PASTED;
  const ids = actions.addPasted(pasted.rows, { belowId, insteadOf: place.empty });
  return write(pasted, (i) => ({ rowId: ids[i] ?? null, existing: undefined }), actions, ids);
}

/** Pasted rows of another kind than those that they would be written over: these are left as they are. */
export function misfits(pasted: PastedRows, place: PastePlace, { rows }: Shown, rules?: PasteRules): PastedTexts[] {
  return pasted.rows.filter((texts, i) => {
    const existing = rows[place.top + i];
    return existing !== undefined && rules?.fits?.(texts, existing.id) === false;
  });
}

/** Writes the rows over those that are there and of the same kind; what goes beyond the last is added. */
export function replaceRows(
  pasted: PastedRows,
  place: PastePlace,
  { rows }: Shown,
  actions: GridActions,
  rules?: PasteRules,
): PasteResult {
  const there = rows.slice(place.top);
  const left = new Set(misfits(pasted, place, { rows, columns: pasted.columns }, rules));
  const beyond = pasted.rows.slice(there.length);
  const ids = beyond.length > 0 ? (actions.addPasted?.(beyond) ?? []) : [];
  return write(
    pasted,
    (i) => {
      const texts = pasted.rows[i];
      if (texts && left.has(texts)) return { rowId: null, existing: undefined };
      return { rowId: there[i]?.id ?? ids[i - there.length] ?? null, existing: there[i] };
    },
    actions,
    ids,
  );
}

function write(
  { values, columns, cutOff }: PastedRows,
  target: (i: number) => { readonly rowId: string | null; readonly existing: GridRow | undefined },
  actions: GridActions,
  added: readonly (string | null)[],
): PasteResult {
  const changes: CellChange[] = [];
  const notUnderstood: NotUnderstood[] = [];
  values.forEach((texts, i) => {
    const { rowId, existing } = target(i);
    if (rowId === null) return;
    for (const column of columns) {
      if (column.type === 'computed' || (existing && !isWritable(existing, column))) continue;
      const text = texts[column.key] ?? '';
      const read = column.read(text);
      if (!read) notUnderstood.push({ column, text });
      else if (existing || text.trim() !== '') changes.push({ rowId, column: column.key, value: read.value });
    }
  });
  actions.set(changes, added.length > 0);
  return { cells: changes.length, added: added.filter((id) => id !== null).length, notUnderstood, cutOff };
}
