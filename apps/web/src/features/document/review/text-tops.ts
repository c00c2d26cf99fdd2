/** What is drawn over a text and is no part of it. */
const DRAWN_OVER = '.sp-caret, .sp-added, .sp-remark-place';
/** Stand in the flat text where the screen has no character. */
const SEPARATORS = /[\n\uFFFC]/g;

const lengthOf = (text: string): number => text.replace(SEPARATORS, '').length;

/**
 * Where places of a section's text are on the screen, found by counting characters; with an editor or without.
 * @param flat the flat text of the section
 * @param offsets places in it, ascending
 * @returns a top for each, in the window; null: there is no text to be seen
 */
export function topsOfOffsets(element: Element, flat: string, offsets: readonly number[]): readonly (number | null)[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(DRAWN_OVER) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let node = walker.nextNode() as Text | null;
  let passed = 0;
  let last: number | null = null;
  return offsets.map((offset) => {
    const wanted = lengthOf(flat.slice(0, offset));
    while (node) {
      const length = lengthOf(node.data);
      if (length > 0 && wanted < passed + length) return topAt(node, wanted - passed);
      if (length > 0) last = topAt(node, length - 1);
      passed += length;
      node = walker.nextNode() as Text | null;
    }
    return last;
  });
}

function topAt(node: Text, at: number): number {
  const range = document.createRange();
  range.setStart(node, Math.min(at, node.data.length - 1));
  range.setEnd(node, Math.min(at + 1, node.data.length));
  return range.getBoundingClientRect().top;
}
