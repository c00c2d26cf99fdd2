import * as Y from 'yjs';
import { sectionFragment } from '../section-view.js';
import { flatText, runAt, type FlatText } from './flat-text.js';

/**
 * What a remark is about. By its fields: with `start` a range of the section's text, with `rowId` and `column` a cell, with `rowId` a
 * row, with `column` a field of the section, else the section. Nothing of it is written into the document.
 */
export interface Anchor {
  readonly sectionId: string;
  /** Yjs relative positions as `Y.relativePositionToJSON` gives them; without `end` a place between two characters. */
  readonly start?: unknown;
  readonly end?: unknown;
  readonly rowId?: string;
  readonly column?: string;
  /** The text that it is about, as it read. */
  readonly quote: string;
  /** The text right before and behind the range, at most {@link CONTEXT} characters. */
  readonly before?: string;
  readonly after?: string;
}

/** Characters that are kept of what stands around a range. */
export const CONTEXT = 48;
/** Longest quote. */
export const QUOTE_MAX = 4_000;

/** The anchor of a range of a section's text, by offsets of its flat text; null: there is no such text. */
export function anchorOfRange(doc: Y.Doc, sectionId: string, from: number, to: number): Anchor | null {
  const fragment = sectionFragment(doc, sectionId);
  if (!fragment) return null;
  const flat = flatText(fragment);
  const begin = runAt(flat, from, from < to);
  const end = runAt(flat, to);
  if (!begin || !end || to < from) return null;
  return {
    sectionId,
    start: relative(begin.text, from - begin.at, 0),
    ...(to > from && { end: relative(end.text, to - end.at, -1) }),
    quote: flat.string.slice(from, Math.min(to, from + QUOTE_MAX)),
    ...contextOf(flat, from, to),
  };
}

export function contextOf({ string }: FlatText, from: number, to: number): { before: string; after: string } {
  return { before: string.slice(Math.max(0, from - CONTEXT), from), after: string.slice(to, to + CONTEXT) };
}

function relative(text: Y.XmlText, index: number, assoc: number): unknown {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, assoc));
}
