import type {
  Align,
  Block,
  Cell,
  HeadingBlock,
  Inline,
  ParagraphBlock,
  ParagraphLook,
  TextRun,
} from './print-model.js';
import { clean, keepTogether } from './typography.js';

type Text = string | readonly Inline[];

/** Inlines of a text that people typed; its line feeds become line breaks. */
export function runs(text: Text, marks: Omit<TextRun, 'text'> = {}): readonly Inline[] {
  if (typeof text !== 'string') return text;
  return keepTogether(clean(text))
    .split('\n')
    .flatMap((line, i): Inline[] => [...(i > 0 ? [{ lineBreak: true } as const] : []), ...pieces(line, marks)]);
}

const pieces = (text: string, marks: Omit<TextRun, 'text'>): TextRun[] => (text === '' ? [] : [{ text, ...marks }]);

export const paragraph = (
  text: Text,
  look: ParagraphLook = 'body',
  more: Partial<ParagraphBlock> = {},
): ParagraphBlock => ({
  type: 'paragraph',
  look,
  runs: runs(text),
  ...more,
});

/** A bold label, then the text; each line of it is a paragraph. */
export function labelled(label: string, text: string): ParagraphBlock[] {
  const [first = '', ...rest] = text.split('\n').filter((line) => line.trim() !== '');
  return [paragraph([{ text: `${label}: `, bold: true }, ...runs(first)]), ...rest.map((line) => paragraph(line))];
}

export const heading = (level: 2 | 3 | 4, text: Text): HeadingBlock => ({
  type: 'heading',
  level,
  runs: runs(text),
  number: null,
});

/** A cell of one paragraph. */
export const cell = (text: Text, align: Align = 'left', more: Partial<Cell> = {}): Cell => ({
  blocks: [paragraph(text, 'plain')],
  align,
  ...more,
});

export const headCell = (text: string, more: Partial<Cell> = {}): Cell =>
  cell(runs(text, { bold: true }), 'center', more);

export const boldCell = (text: string, align: Align = 'left', more: Partial<Cell> = {}): Cell =>
  cell(runs(text, { bold: true }), align, more);

/** A list, one item for each text; not justified, addresses in it would tear its lines apart. */
export const list = (ordered: boolean, texts: readonly Text[]): Block => ({
  type: 'list',
  ordered,
  start: 1,
  items: texts.map((text) => ({ blocks: [paragraph(text, 'plain', { align: 'left' })] })),
});
