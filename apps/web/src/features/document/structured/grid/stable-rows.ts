import { useRef } from 'react';
import type { GridRow } from './grid-types';

/**
 * Takes over those rows of the last time in which nothing has changed, so that only the others are rendered.
 * @returns the same array when all are the same
 */
export function stableRows(before: readonly GridRow[], next: readonly GridRow[]): readonly GridRow[] {
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = next.map((row) => {
    const old = known.get(row.id);
    return old && sameValue(old, row) ? old : row;
  });
  return rows.length === before.length && rows.every((row, i) => row === before[i]) ? before : rows;
}

/** Plain data compared by value. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  return (
    keysA.length === keysB.length &&
    keysA.every((key) => Object.hasOwn(b, key) && sameValue(a[key as never], b[key as never]))
  );
}

/** `stableRows` across renders. */
export function useStableRows(next: readonly GridRow[]): readonly GridRow[] {
  const rows = useRef<readonly GridRow[]>([]);
  rows.current = stableRows(rows.current, next);
  return rows.current;
}

/** A value that stays the same object while it says the same. */
export function useStable<T>(next: T): T {
  const value = useRef(next);
  if (!sameValue(value.current, next)) value.current = next;
  return value.current;
}
