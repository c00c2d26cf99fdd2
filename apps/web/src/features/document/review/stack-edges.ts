import type { CardWish, Span } from './stack-cards';

/** Cards that lie out of sight on one side. */
export interface Beyond {
  readonly count: number;
  /** The nearest of them; null: there are none. */
  readonly nearest: string | null;
}

export interface EdgesView {
  readonly above: Beyond;
  readonly below: Beyond;
}

export interface PlacedCard extends Pick<CardWish, 'height'> {
  readonly key: string;
  readonly top: number;
}

/** A card of which less can be seen counts as out of sight. */
const GLIMPSE = 24;
const NONE: Beyond = { count: 0, nearest: null };

/** @param cards as they stand, the topmost first */
export function cardsBeyond(cards: readonly PlacedCard[], { from, to }: Span): EdgesView {
  const above = cards.filter(({ top, height }) => top + height < from + GLIMPSE);
  const below = cards.filter(({ top }) => top > to - GLIMPSE);
  return {
    above: { count: above.length, nearest: above[above.length - 1]?.key ?? null },
    below: { count: below.length, nearest: below[0]?.key ?? null },
  };
}

/** What lies beyond the edges of the margin; it changes while one scrolls, and draws nothing else again. */
export class StackEdges {
  private view: EdgesView = { above: NONE, below: NONE };
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): EdgesView => this.view;

  readonly set = (next: EdgesView): void => {
    if (same(next.above, this.view.above) && same(next.below, this.view.below)) return;
    this.view = next;
    for (const listener of this.listeners) listener();
  };
}

const same = (a: Beyond, b: Beyond): boolean => a.count === b.count && a.nearest === b.nearest;
