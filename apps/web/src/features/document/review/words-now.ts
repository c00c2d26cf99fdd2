import type { ThreadView } from '@soproekt/contracts';
import { QUOTE_MAX, sameWords, type AnchorPlace } from '@soproekt/documents';

/** What the place of a thread reads by now; null: what it read when the thread was raised, or nothing that could be compared. */
export function wordsNow({ anchor }: Pick<ThreadView, 'anchor'>, place: AnchorPlace | undefined): string | null {
  if (!place || place.kind === 'section' || place.unchanged) return null;
  // A row as a whole is known by its first words, and a long quote is cut off.
  if (place.kind === 'cell' && place.column === null) return null;
  const cut = anchor.quote.length >= QUOTE_MAX && sameWords(place.text.slice(0, QUOTE_MAX), anchor.quote);
  return cut ? null : place.text;
}
