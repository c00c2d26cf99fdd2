import { paragraph } from './make.js';
import type { Block } from './print-model.js';
import type { SourceSection } from './read-document.js';

/** «Гриф утверждения» is what a section is called that no paper calls by a name. */
const TITLE = /^\s*(?:гриф(?:ы)?(?: утверждения| согласования)?|approval(?: block)?)\s*$/iu;

export const isApprovalTitle = (title: string): boolean => TITLE.test(title);

/** The approval block with which a regulation or an agreement begins. */
export const isApproval = ({ kind, title }: SourceSection, index: number, documentKind: string): boolean =>
  index === 0 && kind === 'text' && documentKind !== 'programme' && isApprovalTitle(title);

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
