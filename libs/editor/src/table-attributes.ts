const MAX_SPAN = 100;
const MAX_WIDTH = 4000;

/** colspan or rowspan: 1 … 100. Unbounded ones would make the table layout allocate without end. */
export function cellSpan(value: unknown): number {
  const count = typeof value === 'string' || typeof value === 'number' ? Number(value) : 1;
  return Number.isInteger(count) && count > 0 && count <= MAX_SPAN ? count : 1;
}

/** Column widths in pixels, or null. */
export function cellWidths(value: unknown): number[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_SPAN) return null;
  const widths: unknown[] = value;
  return widths.every((w): w is number => typeof w === 'number' && Number.isInteger(w) && w >= 0 && w <= MAX_WIDTH)
    ? widths
    : null;
}

/** Alignment of a cell's text, or null. */
export function cellAlign(value: unknown): 'left' | 'center' | 'right' | null {
  return value === 'left' || value === 'center' || value === 'right' ? value : null;
}
