/**
 * Order keys: strings of the digits 0-9 A-Z a-z, read as fractions between 0 and 1 and compared by code unit. A key
 * never ends in 0, so there is always room on both sides of it.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const VALID = /^[0-9A-Za-z]*[1-9A-Za-z]$/;
/** Far beyond honest use (about 60 insertions in one gap per 10 digits); longer ones are given anew. */
const MAX_LENGTH = 256;

/** True when `key` is an order key that this code could have made. */
export function isOrderKey(key: unknown): key is string {
  return typeof key === 'string' && key.length <= MAX_LENGTH && VALID.test(key);
}

/**
 * A key between two others.
 * @param a lower bound; null: none
 * @param b upper bound; null: none
 * @throws {RangeError} when a bound is no order key, or a >= b. `placeAt` handles such neighbours.
 */
export function keyBetween(a: string | null, b: string | null): string {
  if ((a !== null && !isOrderKey(a)) || (b !== null && !isOrderKey(b))) throw new RangeError('not an order key');
  if (a !== null && b !== null && a >= b) throw new RangeError(`no key between ${a} and ${b}`);
  return between(a, b);
}

function between(a: string | null, b: string | null): string {
  if (b === null) return a === null ? DIGITS.charAt(BASE >> 1) : after(a);
  return a === null ? before(b) : middle(a, b);
}

/** `count` ascending keys between two others, evenly spread. Bounds as in keyBetween. */
export function keysBetween(a: string | null, b: string | null, count: number): string[] {
  if (count <= 0) return [];
  // One after the other they would grow by a digit in 60; halved between two bounds they stay short.
  if (b === null && count > BASE) return keysBetween(a ?? '1', a === null ? 'z' : after(a), count);
  if (b === null) {
    const keys: string[] = [];
    for (let last = a; keys.length < count;) keys.push((last = between(last, null)));
    return keys;
  }
  const half = count >> 1;
  const pivot = between(a, b);
  return [...keysBetween(a, pivot, half), pivot, ...keysBetween(pivot, b, count - half - 1)];
}

/** Next key upwards: grows by one digit in 60 appended sections, not by one in six as halving would. */
function after(a: string): string {
  for (let i = 0; i < a.length; i++) {
    const digit = digitAt(a, i);
    if (digit < BASE - 1) return a.slice(0, i) + DIGITS.charAt(digit + 1);
  }
  return a + '1';
}

/** Next key downwards; never ends in 0. */
function before(b: string): string {
  for (let i = 0; i < b.length; i++) {
    const digit = digitAt(b, i);
    if (digit > 1) return b.slice(0, i) + DIGITS.charAt(digit - 1);
    if (digit === 1) return b.slice(0, i) + '0' + DIGITS.charAt(BASE - 1);
  }
  throw new RangeError(`no key before ${b}`);
}

function middle(a: string, b: string): string {
  let prefix = '';
  for (let i = 0; ; i++) {
    const low = digitAt(a, i);
    const high = i < b.length ? digitAt(b, i) : 0;
    if (low === high) {
      prefix += DIGITS.charAt(low);
      continue;
    }
    if (high - low > 1) return prefix + DIGITS.charAt((low + high) >> 1);
    // Neighbouring digits: keep the lower one and go above the rest of a, where there is no upper bound any more.
    const rest = a.slice(i + 1);
    return prefix + DIGITS.charAt(low) + (rest === '' ? DIGITS.charAt(BASE >> 1) : above(rest));
  }
}

/** A key above the fraction `rest`, half way to 1, as short as it goes. */
function above(rest: string): string {
  for (let i = 0; ; i++) {
    const digit = digitAt(rest, i);
    if (digit < BASE - 1) return rest.slice(0, i) + DIGITS.charAt((digit + BASE + 1) >> 1);
  }
}

function digitAt(key: string, index: number): number {
  return index < key.length ? DIGITS.indexOf(key.charAt(index)) : 0;
}

/** Something that has a place in an order; a malformed key comes in as null. */
export interface Ordered {
  readonly id: string;
  readonly order: string | null;
}

/** Where things stand: by key, the ones without a valid key last, ties by id: the same on every replica. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) {
    if (a.order === null) return 1;
    if (b.order === null) return -1;
    return a.order < b.order ? -1 : 1;
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A new key, and new keys for as few neighbours as make room for it. */
export interface Placement {
  readonly key: string;
  readonly rekeyed: ReadonlyMap<string, string>;
}

/**
 * The key for something that is to stand at `index` of a sorted list. Neighbours with equal keys (concurrent insertions
 * at one place), malformed or overlong keys are given new ones, no more of them than needed.
 * @param list sorted by compareOrder, without the thing to be placed
 */
export function placeAt(list: readonly Ordered[], index: number): Placement {
  const at = Math.max(0, Math.min(list.length, Math.trunc(index) || 0));
  let first = at;
  while (first > 0 && (list[first - 1]?.order ?? null) === null) first--;
  const low = list[first - 1]?.order ?? null;
  let end = at;
  while (end < list.length && !fits(low, list[end]?.order ?? null)) end++;
  const high = list[end]?.order ?? null;
  const keys = keysBetween(low, high, end - first + 1);
  if (!keys.every(isOrderKey)) return spreadAll(list, at);
  const rekeyed = new Map<string, string>();
  for (let i = first; i < end; i++) {
    const item = list[i];
    const key = keys[i < at ? i - first : i - first + 1];
    if (item && key) rekeyed.set(item.id, key);
  }
  return { key: keys[at - first] ?? between(null, null), rekeyed };
}

function fits(low: string | null, high: string | null): boolean {
  return high !== null && (low === null || low < high);
}

/** Last resort after very many insertions into one gap: everything gets a short key. */
function spreadAll(list: readonly Ordered[], at: number): Placement {
  const keys = keysBetween(null, null, list.length + 1);
  const rekeyed = new Map<string, string>();
  list.forEach((item, i) => rekeyed.set(item.id, keys[i < at ? i : i + 1] ?? ''));
  return { key: keys[at] ?? '', rekeyed };
}
