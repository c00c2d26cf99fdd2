import type { JSONContent } from '@soproekt/editor';
import { textOf, type Block, type TableBlock } from '../../exports/model/print-model.js';
import { jsonText } from '../json-text.js';
import { gridOf } from '../tables/table-grid.js';

/** Texts of cells, the header aside; of a table without merged cells. */
export type Lines = readonly (readonly string[])[];

/** A printed table beside the one of the file that has its header. */
export interface TablePair {
  readonly header: { readonly printed: readonly string[]; readonly found: readonly string[] };
  readonly printed: Lines;
  readonly found: Lines;
  /** As found, with its line breaks. */
  readonly texts: Lines;
  /** The table of the file with its caption. */
  readonly used: readonly JSONContent[];
}

/** As texts of cells are compared: blanks of any kind are one. */
export const plainText = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** Finds a printed table in the text by its number of columns and the names over the first two of them. */
export function pairOf(table: Block | undefined, blocks: readonly JSONContent[]): TablePair | null {
  if (table?.type !== 'table') return null;
  const [head = [], ...lines] = linesOf(table);
  for (const [at, block] of blocks.entries()) {
    if (block.type !== 'table') continue;
    const [first = [], ...texts] = gridOf(block).map((row) => row.map(({ text }) => text.trim()));
    const found = first.map(plainText);
    if (found.length !== head.length || found[0] !== head[0] || found[1] !== head[1]) continue;
    const above = blocks[at - 1];
    const used = above && isCaption(above) ? [above, block] : [block];
    return {
      header: { printed: head, found },
      printed: lines,
      found: texts.map((line) => line.map(plainText)),
      texts,
      used,
    };
  }
  return null;
}

/** «Таблица 3 – Учебный план» */
export const isCaption = (block: JSONContent): boolean =>
  /^\s*(?:таблица|table)\s*[\d.]*\s*[–—.:-]/i.test(jsonText(block));

const linesOf = ({ header, rows }: TableBlock): string[][] =>
  [...header, ...rows].map((row) => row.map(({ blocks }) => plainText(blocks.map(textOfBlock).join('\n'))));

const textOfBlock = (block: Block): string => ('runs' in block ? textOf(block.runs) : '');

/** Blocks of the file that are word for word one of the printed lines. */
export function printedLines(printed: readonly Block[], blocks: readonly JSONContent[]): JSONContent[] {
  const lines = new Set(
    printed.filter(({ type }) => type === 'paragraph').map((block) => plainText(textOfBlock(block))),
  );
  return blocks.filter((block) => block.type === 'paragraph' && lines.has(plainText(jsonText(block))));
}
