interface Range {
  readonly from: number;
  readonly to: number;
}

const SPACE = /^[ \u00a0]$/;
/** Nothing stands between these and the word before, or behind. */
const CLOSES = /^[.,;:!?…)\]}»”]$/;
const OPENS = /^[([{«„]$/;

/**
 * The range to be deleted so that no space too many stays: of two that would meet one goes along, and so does one before a punctuation
 * mark, behind an opening one, and at the edge of a line. Of two the one that holds words together stays.
 * @param string the flat text of a section
 */
export function deletedRange(string: string, { from, to }: Range): Range {
  const left = string.charAt(from - 1);
  const right = string.charAt(to);
  if (from === to || isEdge(left, right)) return { from, to };
  const before = SPACE.test(left);
  const behind = SPACE.test(right);
  if (before && behind) return right === ' ' || left !== ' ' ? { from, to: to + 1 } : { from: from - 1, to };
  if (before && (right === '' || right === '\n' || CLOSES.test(right))) return { from: from - 1, to };
  if (behind && (left === '' || left === '\n' || OPENS.test(left))) return { from, to: to + 1 };
  return { from, to };
}

/** A whole line goes; what the neighbours end and begin with is not of this line. */
const isEdge = (left: string, right: string): boolean =>
  (left === '' || left === '\n') && (right === '' || right === '\n');
