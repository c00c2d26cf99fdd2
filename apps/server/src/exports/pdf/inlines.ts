import { isText, type Inline, type TextRun } from '../model/print-model.js';
import type { ContentNode } from './pdfmake.js';

/** A text node, to be filled up with how it stands. Never empty: an empty one has no height. */
export function writeInlines(inlines: readonly Inline[]): ContentNode {
  const pieces = inlines.map((inline) => (isText(inline) ? piece(inline) : { text: '\n' }));
  const [only] = pieces;
  // Most texts are of one piece, and every level costs time.
  return pieces.length > 1 ? { text: pieces } : (only ?? { text: ' ' });
}

function piece({ text, bold, italic, underline, strike, script, href }: TextRun): ContentNode {
  const lines = [...(underline || href ? ['underline' as const] : []), ...(strike ? ['lineThrough' as const] : [])];
  return {
    text,
    ...(bold && { bold: true }),
    ...(italic && { italics: true }),
    ...(lines.length > 0 && { decoration: lines }),
    ...(script === 'sub' && { sub: true }),
    ...(script === 'super' && { sup: true }),
    ...(href !== undefined && { link: href }),
  };
}
