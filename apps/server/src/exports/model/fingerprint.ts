import { createHash } from 'node:crypto';
import { textOf, type Block, type ImageBlock } from './print-model.js';

/**
 * Of the text that a reader of the file finds between two section bookmarks: SHA-256 (hex) of its letters and digits in order (`lettersOf`). By it an import sees whether a section was changed in Word (ADR 9).
 */
export function fingerprint(blocks: readonly Block[], imageText: ImageText): string {
  const text = blocks.map((block) => blockText(block, imageText)).join('');
  return createHash('sha256').update(lettersOf(text)).digest('hex');
}

/** What stands in place of an image; empty for one that is shown. */
export type ImageText = (image: ImageBlock) => string;

/** Letters and digits, and what stands between digits: 2,5 is not 25. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}.,]|(?<!\p{N})[.,]|[.,](?!\p{N})/gu, '');

/** Text of a block, its parts joined without anything between them. */
export function blockText(block: Block, imageText: ImageText): string {
  const all = (blocks: readonly Block[]): string => blocks.map((each) => blockText(each, imageText)).join('');
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textOf(block.runs);
    case 'list':
      return block.items.map((item) => all(item.blocks)).join('');
    case 'quote':
      return all(block.blocks);
    case 'code':
      return block.text;
    case 'table': {
      const cells = [...block.header, ...block.rows].flat();
      return textOf(block.caption ?? []) + cells.map((cell) => all(cell.blocks)).join('');
    }
    case 'image':
      return imageText(block);
    default:
      return '';
  }
}
