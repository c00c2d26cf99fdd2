export interface Box {
  readonly top: number;
  readonly height: number;
}

/**
 * How far a list must be scrolled so that a card stands beside its text.
 * @param card of the card within the list, from the list's beginning
 * @param wanted where its top is to be in the visible part of the list
 * @param seen height of the visible part
 */
export function scrollFor(card: Box, wanted: number, seen: number): number {
  // A card that would stick out at the bottom stands as high as it needs; one above the edge at the edge.
  const highest = Math.max(0, seen - card.height);
  const at = Math.max(0, Math.min(wanted, highest));
  return Math.max(0, card.top - at);
}

/** The first of some marks, in reading order, that can be seen; null: none of them. */
export function firstSeen<T extends { readonly top: number; readonly bottom: number }>(
  marks: readonly T[],
  top: number,
  bottom: number,
): T | null {
  return marks.find((mark) => mark.bottom > top && mark.top < bottom) ?? null;
}
