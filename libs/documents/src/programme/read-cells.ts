import type { CellValue, Cells } from '../rows/cell-value.js';

/** Typed readings of cells, which are checked against the row schema already. */
export const text = (cells: Cells, key: string): string => {
  const value = cells[key];
  return typeof value === 'string' ? value : '';
};

export const number = (cells: Cells, key: string): number | null => {
  const value = cells[key];
  return typeof value === 'number' ? value : null;
};

export const flag = (cells: Cells, key: string): boolean => cells[key] === true;

/** A reference or a date. */
export const string = (cells: Cells, key: string): string | null => text(cells, key) || null;

export const list = (cells: Cells, key: string): readonly string[] => {
  const value: CellValue | undefined = cells[key];
  return typeof value === 'object' && value !== null ? value : NONE;
};
const NONE: readonly string[] = [];

/** A choice, which the row schema limits to the values of its type. */
export const choice = <T extends string>(cells: Cells, key: string, values: readonly T[]): T | null =>
  values.find((value) => value === cells[key]) ?? null;
