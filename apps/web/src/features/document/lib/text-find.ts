import type { Node as ProseMirrorNode } from '@tiptap/pm/model';

/** A place found in one section, as ProseMirror positions. */
export interface TextMatch {
  readonly from: number;
  readonly to: number;
}

export interface FindOptions {
  readonly matchCase: boolean;
}

/** Stands for an inline leaf (line break, image): one position wide and never part of a query. */
const LEAF = '\ufffc';

/**
 * Brings text to the form in which it is compared. The length never changes, so positions stay valid.
 * «ё» equals «е» and every kind of space equals a space, as Russian readers expect of a search.
 */
export function foldText(text: string, options: FindOptions): string {
  const spaced = text
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е');
  if (options.matchCase) return spaced;
  const lower = spaced.toLowerCase();
  // A few letters grow when lowered (İ); comparing them as they are keeps positions right.
  return lower.length === spaced.length ? lower : [...spaced].map(lowerKeepingLength).join('');
}

function lowerKeepingLength(char: string): string {
  const lower = char.toLowerCase();
  return lower.length === char.length ? lower : char;
}

/** All starts of `query` in `text`, not overlapping; both already folded. */
export function findStarts(text: string, query: string): number[] {
  const starts: number[] = [];
  if (query === '') return starts;
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + query.length)) starts.push(at);
  return starts;
}

/** Text of a text block in which every character is one ProseMirror position. */
export function blockText(block: ProseMirrorNode): string {
  let text = '';
  block.forEach((child) => {
    text += child.isText ? (child.text ?? '') : LEAF.repeat(child.nodeSize);
  });
  return text;
}

/** Every match of `query` in a section's document, in reading order. Matches never cross a paragraph. */
export function findInDocument(doc: ProseMirrorNode, query: string, options: FindOptions): TextMatch[] {
  const needle = foldText(query, options);
  const matches: TextMatch[] = [];
  if (needle === '') return matches;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const start of findStarts(foldText(blockText(node), options), needle)) {
      matches.push({ from: pos + 1 + start, to: pos + 1 + start + needle.length });
    }
    return false;
  });
  return matches;
}

/** One match in the whole document. */
export interface DocumentMatch {
  readonly sectionId: string;
  /** Which match in the text of that section, from 0; in the title or a cell: -1. */
  readonly index: number;
  /** The cell of a table, or field of the passport, that holds the match. */
  readonly cell?: FoundCell;
}

/** A cell counts once, however often the text stands in it: as a title does. */
export interface FoundCell {
  readonly rowId: string;
  readonly column: string;
}

export interface SectionMatches {
  readonly id: string;
  readonly inTitle: boolean;
  /** Number of matches in the text. */
  readonly inText: number;
  readonly inCells: readonly FoundCell[];
}

/** Lists the matches of all sections in reading order: title first, then text, then tables. */
export function listMatches(sections: readonly SectionMatches[]): DocumentMatch[] {
  return sections.flatMap((section) => [
    ...(section.inTitle ? [{ sectionId: section.id, index: -1 }] : []),
    ...Array.from({ length: section.inText }, (_, index) => ({ sectionId: section.id, index })),
    ...section.inCells.map((cell) => ({ sectionId: section.id, index: -1, cell })),
  ]);
}

/** The cells whose text holds the query. */
export function findCells(
  texts: Iterable<FoundCell & { readonly text: string }>,
  query: string,
  options: FindOptions,
): FoundCell[] {
  const needle = foldText(query, options);
  const found: FoundCell[] = [];
  if (needle === '') return found;
  for (const { rowId, column, text } of texts) {
    if (text.length >= needle.length && foldText(text, options).includes(needle)) found.push({ rowId, column });
  }
  return found;
}

/** The match to go to next; wraps around. -1 when there is none. */
export function stepMatch(count: number, current: number, direction: 1 | -1): number {
  if (count === 0) return -1;
  if (current < 0) return direction === 1 ? 0 : count - 1;
  return (current + direction + count) % count;
}
