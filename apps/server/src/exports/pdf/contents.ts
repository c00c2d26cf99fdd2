import type { ContentsLine } from './block-writer.js';
import type { Content, ContentNode } from './pdfmake.js';
import { lineHeight, points } from './units.js';

/** Width of the page number. */
const NUMBER = points(7.5);
/** Below a line, as in the .docx. */
const GAP = 3;
/** Dots of the leader, in points. */
const DOT = { length: 0.8, space: 2.6 };

/** The table of contents: dots lead from each heading to its page. (That of pdfmake itself has none.) */
export function contentsOf(title: string, lines: readonly ContentsLine[]): Content[] {
  return [
    { text: title, bold: true, alignment: 'center', margin: [0, 0, 0, 12] },
    { stack: lines.map(entry), lineHeight: lineHeight(1) },
  ];
}

const entry = ({ id, text, level }: ContentsLine): ContentNode => ({
  table: {
    widths: ['auto', '*', NUMBER],
    headerRows: 0,
    dontBreakRows: true,
    body: [
      [
        { text, linkToDestination: id, border: NONE },
        { text: ' ', border: [false, false, false, true] },
        { text: [{ pageReference: id, linkToDestination: id }], alignment: 'right', noWrap: true, border: NONE },
      ],
    ],
  },
  layout: {
    hLineWidth: () => 0.8,
    vLineWidth: () => 0,
    hLineStyle: () => ({ dash: DOT }),
    paddingLeft: () => 0,
    paddingRight: () => 2,
    paddingTop: () => 0,
    paddingBottom: () => -2,
  },
  margin: [level === 1 ? 0 : points(5), 0, 0, GAP + 0.4],
});

const NONE = [false, false, false, false] as const;
