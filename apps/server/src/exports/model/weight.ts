import { textOf, type Block, type PrintDocument } from './print-model.js';

/** A paragraph or cell costs as much as so many letters. */
const BLOCK = 40;

/**
 * How much there is to lay out, in letters. A page has some 3000. The bound keeps far from the end of a thread's memory: not every way
 * to run out of it ends the thread alone.
 */
export function weightOf({ front, parts }: PrintDocument): number {
  return [...front, ...parts].reduce((sum, { blocks }) => sum + ofBlocks(blocks), 0);
}

const ofBlocks = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + BLOCK + ofBlock(block), 0);

function ofBlock(block: Block): number {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return textOf(block.runs).length + BLOCK * block.runs.length;
    case 'list':
      return block.items.reduce((sum, item) => sum + BLOCK + ofBlocks(item.blocks), 0);
    case 'quote':
      return ofBlocks(block.blocks);
    case 'code':
      return block.text.length;
    case 'table':
      return [...block.header, ...block.rows].flat().reduce((sum, cell) => sum + BLOCK + ofBlocks(cell.blocks), 0);
    default:
      return 0;
  }
}
