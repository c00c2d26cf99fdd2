import { isBlankTitlePage } from '@soproekt/domain';
import { normalizeJson } from '@soproekt/editor';
import type { Piece } from './imported.js';
import { jsonText } from './json-text.js';
import type { OwnData, OwnSection } from './own-data.js';
import { NO_SECTION } from './section-mark.js';

/** The export prints these before all others, wherever they stand in the document. */
const PRINTED_FIRST = new Set(['title-page', 'sign-off-sheet']);

/** Parts of a file in the order of the document: what the export moved goes back, an appendix goes, an empty title page comes again. */
export function ownPieces(pieces: readonly Piece[], ownData: OwnData | null): readonly Piece[] {
  if (!ownData) return pieces;
  const bySection = new Map(ownData.sections.map((section) => [markOf(section), section]));
  const isFront = ({ mark }: Piece): boolean => PRINTED_FIRST.has(bySection.get(mark ?? NO_SECTION)?.role ?? '');
  const printed = pieces.filter(({ mark }) => mark !== NO_SECTION);
  const ordered = printed.filter((piece) => !isFront(piece));
  const unprinted = ownData.sections
    .filter((section) => section.role === 'title-page' && !printed.some(({ mark }) => mark === markOf(section)))
    .filter(isEmpty)
    .map((section): Piece => ({ title: section.title, mark: markOf(section), blocks: [] }));
  for (const piece of [...printed.filter(isFront), ...unprinted].sort((a, b) => (a.mark ?? 0) - (b.mark ?? 0))) {
    const next = ordered.findIndex(({ mark }) => mark !== null && mark > (piece.mark ?? 0));
    ordered.splice(next < 0 ? ordered.length : next, 0, piece);
  }
  return ordered;
}

const markOf = ({ bookmark }: OwnSection): number => Number(bookmark.slice('section_'.length));

/** Nothing of it is printed: nothing can be, or it is still what a template put there. */
function isEmpty({ content, rows }: OwnSection): boolean {
  if (rows.length > 0 || /"type":"(?:image|table)"/.test(JSON.stringify(content ?? null))) return false;
  return isBlankTitlePage(jsonText(normalizeJson(content ?? null)));
}
