import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import { compareOrder, isOrderKey, keyBetween, keysBetween, placeAt, type Ordered } from './order-key.js';

const seed = testSeed();
const key = fc
  .array(fc.constantFrom(...'019AZaz'), { minLength: 1, maxLength: 12 })
  .map((digits) => `${digits.join('').replace(/0+$/, '')}`)
  .filter(isOrderKey);

describe(`order keys (seed ${seed})`, () => {
  it('finds a key strictly between any two, and beside any one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 2, maxLength: 2 }), (pair) => {
        const [a = '', b = ''] = pair.sort((x, y) => (x < y ? -1 : 1));
        const middle = keyBetween(a, b);
        expect(a < middle && middle < b).toBe(true);
        expect(keyBetween(null, a) < a).toBe(true);
        expect(keyBetween(b, null) > b).toBe(true);
        for (const made of [middle, keyBetween(null, a), keyBetween(b, null)]) expect(isOrderKey(made)).toBe(true);
      }),
      { seed },
    );
  });

  it('spreads many keys in ascending order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.option(key), (count, low) => {
        const keys = keysBetween(low, null, count);
        expect(keys).toHaveLength(count);
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(keys).size).toBe(count);
      }),
      { seed },
    );
  });

  it('stays short where sections are appended and prepended', () => {
    let last: string | null = null;
    for (let i = 0; i < 300; i++) last = keyBetween(last, null);
    let first: string | null = null;
    for (let i = 0; i < 300; i++) first = keyBetween(null, first);
    expect(last?.length).toBeLessThan(8);
    expect(first?.length).toBeLessThan(12);
  });

  it('refuses bounds without room between them', () => {
    expect(() => keyBetween('V', 'V')).toThrow(RangeError);
    expect(() => keyBetween('b', 'a')).toThrow(RangeError);
    expect(() => keyBetween('a0', null)).toThrow(RangeError);
  });
});

describe('placeAt', () => {
  const loose = fc.oneof(key, fc.constantFrom('V', 'V', 'W'), fc.constant(null), fc.constant('z'.repeat(256)));

  it('puts a thing where it was asked to, whatever the neighbours are', () => {
    fc.assert(
      fc.property(fc.array(loose, { maxLength: 12 }), fc.nat(14), (orders, index) => {
        const list: Ordered[] = orders.map((order, i) => ({ id: `s${i}`, order })).sort(compareOrder);
        const { key: placed, rekeyed } = placeAt(list, index);
        const expected = list.map(({ id }) => id);
        expected.splice(Math.min(index, list.length), 0, 'new');
        const after = [
          ...list.map(({ id, order }) => ({ id, order: rekeyed.get(id) ?? order })),
          { id: 'new', order: placed },
        ].sort(compareOrder);
        expect(after.map(({ id }) => id)).toEqual(expected);
        expect(isOrderKey(placed)).toBe(true);
      }),
      { seed },
    );
  });

  it('leaves the neighbours alone when there is room', () => {
    const list = [
      { id: 'a', order: 'V' },
      { id: 'b', order: 'W' },
    ];
    expect(placeAt(list, 1).rekeyed.size).toBe(0);
  });

  it('gives equal neighbours new keys, and no others', () => {
    const list = [
      { id: 'a', order: 'V' },
      { id: 'b', order: 'V' },
      { id: 'c', order: 'X' },
    ];
    expect([...placeAt(list, 1).rekeyed.keys()]).toEqual(['b']);
  });

  it.each([null, 'V', 'zz'])('gives very many things short keys, above %s', (low) => {
    const list: Ordered[] = Array.from({ length: 20_000 }, (_unused, i) => ({ id: `s${i}`, order: null }));
    const given = low === null ? list : [{ id: 'low', order: low }, ...list];
    const { key: placed, rekeyed } = placeAt(given, given.length);
    const keys = [...list.map(({ id }) => rekeyed.get(id) ?? ''), placed];
    expect(keys.every((each) => isOrderKey(each) && each.length < 16)).toBe(true);
    expect(keys.every((each, i) => each > (keys[i - 1] ?? low ?? ''))).toBe(true);
  });
});
