export interface CardWish {
  /** Where its top would best be: the height of what it is about. */
  readonly wanted: number;
  readonly height: number;
}

export interface StackRoom {
  /** The card that stands exactly where it would best be; -1: none. */
  readonly fixed: number;
  /** Nothing but what the fixed card pushes up stands above this. */
  readonly from: number;
  readonly gap: number;
}

/**
 * Tops of cards that stand one below another, each as near to its place as those before it leave room for. The fixed card keeps its
 * place: it pushes those before it up, above the beginning if need be (the margin can be scrolled to them), and those behind it down.
 * @param cards in the order in which they are to stand
 */
export function stackCards(cards: readonly CardWish[], { fixed, from, gap }: StackRoom): readonly number[] {
  const tops: number[] = [];
  let free = from;
  cards.forEach(({ wanted, height }, i) => {
    const top = Math.max(wanted, i === fixed ? from : free);
    tops.push(top);
    free = top + height + gap;
  });
  let limit = tops[fixed] ?? 0;
  for (let i = fixed - 1; i >= 0; i -= 1) {
    const highest = limit - gap - (cards[i]?.height ?? 0);
    // Those before it have room already.
    if ((tops[i] ?? 0) <= highest) break;
    tops[i] = highest;
    limit = highest;
  }
  return tops;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Which of the stacked cards lie in a part of the margin: the first, and the one behind the last.
 * @param around so many more on either side, so that the keyboard always finds a next one
 */
export function cardsWithin(
  cards: readonly CardWish[],
  tops: readonly number[],
  { from, to }: Span,
  around: number,
): Span {
  const before = tops.filter((top, i) => top + (cards[i]?.height ?? 0) <= from).length;
  const until = tops.filter((top) => top < to).length;
  return { from: Math.max(0, before - around), to: Math.min(cards.length, Math.max(before, until) + around) };
}
