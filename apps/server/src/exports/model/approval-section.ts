import { paragraph } from './make.js';
import type { Block } from './print-model.js';

/** Above the title of the document: its tables without lines, its text at the right; the bookmark at its beginning. */
export function approvalBlocks(blocks: readonly Block[], anchor: string): Block[] {
  const placed = blocks.map((block): Block => {
    if (block.type === 'paragraph') return { ...block, look: 'right' };
    return block.type === 'table' ? { ...block, bare: true } : block;
  });
  const [first, ...rest] = placed;
  if (first?.type === 'paragraph') return [{ ...first, anchor }, ...rest];
  return [paragraph('', 'plain', { anchor }), ...placed];
}
