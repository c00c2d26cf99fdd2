import { testSeed } from '@soproekt/testing';
import fc from 'fast-check';
import { cardsWithin, stackCards, type CardWish } from './stack-cards';

const gap = 10;
const card = (wanted: number, height = 100): CardWish => ({ wanted, height });
const stack = (cards: readonly CardWish[], fixed = -1) => stackCards(cards, { fixed, from: 50, gap });

describe('stackCards', () => {
  it('puts every card beside its text where there is room', () => {
    expect(stack([card(60), card(300), card(900)])).toEqual([60, 300, 900]);
  });

  it('pushes those down that would lie over the one before, and lets the next have its place again', () => {
    expect(stack([card(100), card(120), card(130), card(900)])).toEqual([100, 210, 320, 900]);
  });

  it('puts no card above the beginning while nothing is open', () => {
    expect(stack([card(-20), card(0)])).toEqual([50, 160]);
  });

  it('keeps the open card in its place: those before it go up, those behind it down', () => {
    expect(stack([card(400), card(410), card(420), card(430)], 2)).toEqual([200, 310, 420, 530]);
  });

  it('moves nothing that is not in the way of the open card', () => {
    expect(stack([card(100), card(400), card(420), card(900)], 2)).toEqual([100, 310, 420, 900]);
  });

  it('lets the open card push others above the beginning', () => {
    expect(stack([card(60), card(70), card(80)], 2)).toEqual([-140, -30, 80]);
  });

  it('keeps order and distance, the open one in its place, and moves no card without need', () => {
    const wish = fc.record({ wanted: fc.nat(3_000), height: fc.integer({ min: 20, max: 400 }) });
    const cards = fc.array(wish, { minLength: 1, maxLength: 30 }).map((all) => all.sort((a, b) => a.wanted - b.wanted));
    fc.assert(
      fc.property(cards, fc.integer({ min: -1, max: 29 }), (all, pick) => {
        const fixed = Math.min(pick, all.length - 1);
        const tops = stack(all, fixed);
        const at = (i: number): number => tops[i] ?? NaN;
        const end = (i: number): number => at(i) + (all[i]?.height ?? 0) + gap;
        all.forEach(({ wanted }, i) => {
          const best = Math.max(50, wanted);
          if (i > 0) expect(at(i)).toBeGreaterThanOrEqual(end(i - 1));
          if (i === fixed) expect(at(i)).toBe(best);
          // Pushed down only by the one before, pushed up only by the one behind.
          if (at(i) > best) expect(at(i)).toBe(end(i - 1));
          if (at(i) < best) {
            expect(i).toBeLessThan(fixed);
            expect(end(i)).toBe(at(i + 1));
          }
          if (fixed < 0) expect(at(i)).toBeGreaterThanOrEqual(best);
        });
      }),
      { seed: testSeed() },
    );
  });
});

describe('cardsWithin', () => {
  const cards = [card(0), card(200), card(400), card(600), card(3_000)];
  const tops = cards.map(({ wanted }) => wanted);

  it('finds the cards of a part of the margin, with some around', () => {
    expect(cardsWithin(cards, tops, { from: 350, to: 650 }, 0)).toEqual({ from: 2, to: 4 });
    expect(cardsWithin(cards, tops, { from: 350, to: 650 }, 1)).toEqual({ from: 1, to: 5 });
  });

  it('finds the next on either side where there is none', () => {
    expect(cardsWithin(cards, tops, { from: 1_000, to: 2_000 }, 1)).toEqual({ from: 3, to: 5 });
    expect(cardsWithin([], [], { from: 0, to: 1_000 }, 2)).toEqual({ from: 0, to: 0 });
  });
});
