import { createRandom, testSeed, type Random } from '@soproekt/testing';
import * as encoding from 'lib0/encoding';
import { DeleteSet } from './delete-set.js';
import { scanUpdate, type ClockRange } from './update-scan.js';

/** The same by one entry for each clock. */
class Model {
  private readonly clocks = new Set<string>();

  add({ client, clock, length }: ClockRange): void {
    for (let i = 0; i < length; i++) this.clocks.add(`${client}:${clock + i}`);
  }

  contains({ client, clock, length }: ClockRange): boolean {
    return Array.from({ length }, (_, i) => this.clocks.has(`${client}:${clock + i}`)).every(Boolean);
  }

  overlaps({ client, clock, length }: ClockRange): boolean {
    return Array.from({ length }, (_, i) => this.clocks.has(`${client}:${clock + i}`)).some(Boolean);
  }

  get size(): number {
    return this.clocks.size;
  }
}

function randomRange(random: Random): ClockRange {
  return { client: random.pick([3, 2 ** 40]), clock: random.int(150), length: random.int(8) };
}

/** All runs, as an update would have them. */
function rangesOf(set: DeleteSet): ClockRange[] {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  set.write(encoder);
  return scanUpdate(encoding.toUint8Array(encoder)).deletes;
}

function expectWellFormed(set: DeleteSet): void {
  const ranges = rangesOf(set);
  expect(ranges).toHaveLength(set.size);
  ranges.forEach((range, i) => {
    const before = ranges[i - 1];
    expect(range.length).toBeGreaterThan(0);
    if (before?.client === range.client) expect(range.clock).toBeGreaterThan(before.clock + before.length);
    else if (before) expect(range.client).toBeLessThan(before.client);
  });
}

describe('DeleteSet', () => {
  it('knows the same as a set of clocks', () => {
    const seed = testSeed();
    const random = createRandom(seed);
    for (let round = 0; round < 100; round++) {
      const set = new DeleteSet();
      const model = new Model();
      for (let step = 0; step < 30; step++) {
        const ranges = Array.from({ length: random.chance(0.2) ? 60 : 1 }, () => randomRange(random));
        if (random.chance(0.5)) ranges.sort((a, b) => a.client - b.client || a.clock - b.clock);
        if (random.chance(0.3)) ranges.forEach((range) => set.add(range));
        else set.addAll(ranges);
        ranges.forEach((range) => model.add(range));
        const asked = randomRange(random);
        const [found, wanted] = [set, model].map((one) => [one.contains(asked), one.overlaps(asked)]);
        expect({ seed, round, asked, found }).toEqual({ seed, round, asked, found: wanted });
      }
      expectWellFormed(set);
      expect(rangesOf(set).reduce((sum, { length }) => sum + length, 0)).toBe(model.size);
    }
  });

  it('writes what an update ends with', () => {
    const set = new DeleteSet();
    set.addAll([
      { client: 1, clock: 5, length: 2 },
      { client: 9, clock: 0, length: 1 },
      { client: 1, clock: 7, length: 1 },
      { client: 1, clock: 300, length: 1 },
    ]);
    expect(rangesOf(set)).toEqual([
      { client: 9, clock: 0, length: 1 },
      { client: 1, clock: 5, length: 3 },
      { client: 1, clock: 300, length: 1 },
    ]);
  });

  it('takes a list between the runs of a large set without a cost that grows with the square', () => {
    const runs = (from: number): ClockRange[] =>
      Array.from({ length: 200_000 }, (_, i) => ({ client: 1, clock: from + 4 * i, length: 1 }));
    const set = new DeleteSet();
    set.addAll(runs(0));
    set.addAll(runs(2));
    expect(set.size).toBe(400_000);
    set.addAll(runs(1));
    expect(set.size).toBe(200_000);
  });
});
