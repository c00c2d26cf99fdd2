import { ExternalHyperlink, TextRun as Run, UnderlineType, type ParagraphChild } from 'docx';
import { isText, type Inline, type TextRun } from '../model/print-model.js';

/** Pieces of a paragraph. */
export function writeInlines(inlines: readonly Inline[]): ParagraphChild[] {
  return inlines.map((inline) => {
    if (!isText(inline)) return new Run({ break: 1 });
    const run = new Run(optionsOf(inline));
    return inline.href === undefined ? run : new ExternalHyperlink({ link: inline.href, children: [run] });
  });
}

function optionsOf({ text, bold, italic, underline, strike, code, script, href }: TextRun) {
  return {
    text,
    ...(bold && { bold: true }),
    ...(italic && { italics: true }),
    ...(underline && { underline: { type: UnderlineType.SINGLE } }),
    ...(strike && { strike: true }),
    ...(code && { font: 'Courier New' }),
    ...(script === 'sub' && { subScript: true }),
    ...(script === 'super' && { superScript: true }),
    ...(href !== undefined && { style: 'Hyperlink' }),
  };
}
