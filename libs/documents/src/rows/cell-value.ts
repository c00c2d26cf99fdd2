import * as Y from 'yjs';
import { isText } from '../schema.js';
import { oneLine } from '../title.js';
import type { Cell } from './row-schema.js';

/** A cell as plain data; null: empty, or not of the type that the schema asks for. */
export type CellValue = string | number | boolean | readonly string[] | null;
export type Cells = Readonly<Record<string, CellValue>>;

/** Longest texts that our own code writes, in code points. */
export const CELL_LIMITS = { line: 2_000, multiline: 20_000 } as const;
/** Beyond any honest number of a programme; sums of such numbers stay exact. */
const LARGEST_NUMBER = 1e9;
/** Far more than institutions, results or functions that one row can have. */
const MOST_REFS = 1_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads what lies under a key, whatever it is. An empty text is null. */
export function readCell(cell: Cell, value: unknown): CellValue {
  switch (cell.type) {
    case 'text': {
      const text = textOf(value);
      return text === '' ? null : text;
    }
    case 'number':
      return numberOf(value);
    case 'flag':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return isDate(value) ? value : null;
    case 'choice':
      return cell.values.find((known) => known === value) ?? null;
    case 'ref':
      return typeof value === 'string' && value !== '' ? value : null;
    case 'refs':
      return refsOf(value);
  }
}

/** Reads the cells that the schema knows. */
export function readCells(schema: Readonly<Record<string, Cell>>, map: Y.Map<unknown> | null): Cells {
  const cells: Record<string, CellValue> = {};
  for (const name in schema) cells[name] = readCell(schema[name] as Cell, map?.get(name));
  return cells;
}

/** A value as it may be written into this cell; undefined: it does not fit. */
export function fitting(cell: Cell, value: unknown): CellValue | undefined {
  if (value === null) return null;
  if (cell.type === 'text') return typeof value === 'string' ? tidy(value, cell.multiline === true) : undefined;
  if (cell.type === 'refs') {
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? refsOf(value) : undefined;
  }
  if (value === '') return null;
  return readCell(cell, value) ?? undefined;
}

/** The text in a cell: a foreign client may have written a plain string. */
export function textOf(value: unknown): string {
  if (isText(value)) return value.toString();
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Math.abs(value) <= LARGEST_NUMBER ? value + 0 : null;
}

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function refsOf(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const refs = new Set<string>();
  for (const item of value as readonly unknown[]) {
    if (typeof item === 'string' && item !== '') refs.add(item);
    if (refs.size === MOST_REFS) break;
  }
  return refs.size === 0 ? null : [...refs];
}

function tidy(value: string, multiline: boolean): string {
  if (!multiline) return oneLine(value, CELL_LIMITS.line);
  const text = value.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\p{Cs}/gu, '');
  const points = text.length <= CELL_LIMITS.multiline ? null : [...text];
  return points ? points.slice(0, CELL_LIMITS.multiline).join('') : text;
}
