import type { JSONContent } from '@soproekt/editor';
import { textOf, type Block } from '../../exports/model/print-model.js';
import { jsonText } from '../json-text.js';
import { plainText } from './printed-tables.js';

/** A heading and what follows it until the next one. */
export interface HeadedPart<B> {
  readonly title: string;
  readonly blocks: readonly B[];
}

/** What was printed, divided at its headings. */
export const printedParts = (blocks: readonly Block[]): HeadedPart<Block>[] =>
  divide(blocks, (block) => (block.type === 'heading' ? textOf(block.runs) : null));

/** What stands in the file, divided at its headings; what is above the first has no title. */
export const foundParts = (blocks: readonly JSONContent[]): HeadedPart<JSONContent>[] =>
  divide(blocks, (block) => (block.type === 'heading' ? jsonText(block) : null));

function divide<B>(blocks: readonly B[], titleOf: (block: B) => string | null): HeadedPart<B>[] {
  const parts: { title: string; blocks: B[] }[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    const title = titleOf(block);
    if (title !== null) parts.push({ title: plainText(title), blocks: [] });
    parts.at(-1)?.blocks.push(block);
  }
  return parts;
}
