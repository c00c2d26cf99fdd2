import * as Y from 'yjs';
import { sectionFragment } from '../section-view.js';
import type { ChangeOptions } from '../sections.js';
import { flatText, runAt, type FlatText, type TextRun } from './flat-text.js';

/**
 * Replaces a range of a section's text, in one transaction. The new text stands where the range began and looks as what began it; blocks
 * at the top that lose all their text go, the first one stays.
 * @param replacement one line: line breaks become spaces
 * @returns false when there is no such range
 */
export function replaceRange(
  doc: Y.Doc,
  sectionId: string,
  { from, to }: { readonly from: number; readonly to: number },
  replacement: string,
  options: ChangeOptions = {},
): boolean {
  const fragment = sectionFragment(doc, sectionId);
  if (!fragment || from < 0 || to < from) return false;
  const flat = flatText(fragment);
  const first = runAt(flat, from, from < to);
  if (!first || to > flat.string.length) return false;
  const text = replacement.replace(/[\r\n\u2028\u2029]+/g, ' ').replace(/\p{Cs}/gu, '');
  doc.transact(() => {
    const index = from - first.at;
    const marks = from < to ? marksAt(first.text, index) : undefined;
    // From the end, so that what comes before keeps its place.
    for (const run of touched(flat, from, to).reverse()) shorten(run, from, to, run !== first, fragment);
    if (text !== '') first.text.insert(index, text, marks);
  }, options.origin);
  return true;
}

function touched({ runs }: FlatText, from: number, to: number): TextRun[] {
  return runs.filter(({ at, length }) => at < to && at + length > from);
}

function shorten(run: TextRun, from: number, to: number, mayGo: boolean, fragment: Y.XmlFragment): void {
  const begin = Math.max(0, from - run.at);
  const end = Math.min(run.length, to - run.at);
  run.text.delete(begin, end - begin);
  const block = run.text.parent;
  if (!mayGo || run.text.length > 0 || !(block instanceof Y.XmlElement) || block.parent !== fragment) return;
  if (block.length > 1) return;
  const at = fragment.toArray().indexOf(block);
  if (at >= 0) fragment.delete(at, 1);
}

/** The marks of a character; those that the text before has need not be those. */
function marksAt(text: Y.XmlText, index: number): Record<string, unknown> {
  let at = 0;
  for (const { insert, attributes } of text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]) {
    at += typeof insert === 'string' ? insert.length : 1;
    if (at > index) return { ...attributes };
  }
  return {};
}
