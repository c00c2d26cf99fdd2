/**
 * The new value, in which everything that equals the old one is the old one itself: so that whoever compares by identity
 * sees only what changed. For plain data of known shape; rows of a list are matched by `id`.
 */
export function reuse<T>(before: unknown, after: T): T {
  if (equal(before, after)) return before as T;
  if (Array.isArray(before) && Array.isArray(after)) return reuseList(before, after) as T;
  if (!isRecord(before) || !isRecord(after)) return after;
  // Built anew only where something differs: copying every row costs more than reading it.
  return Object.fromEntries(Object.keys(after).map((key) => [key, reuse(before[key], after[key])])) as T;
}

function reuseList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const keyOf = (item: unknown, index: number): unknown => (isRecord(item) ? (item['id'] ?? index) : index);
  const byKey = new Map(before.map((item, i) => [keyOf(item, i), item]));
  return after.map((item, i) => reuse(byKey.get(keyOf(item, i)), item));
}

function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
