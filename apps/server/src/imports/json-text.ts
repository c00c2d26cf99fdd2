import { imageText, type JSONContent } from '@soproekt/editor';

/** Text of content: blocks and line breaks on lines of their own. */
export function jsonText(node: JSONContent): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'image') return imageText(node.attrs ?? {});
  const children = node.content ?? [];
  const inline = children.some(({ type }) => type === 'text' || type === 'hardBreak');
  return children
    .map(jsonText)
    .filter((text) => inline || text !== '')
    .join(inline ? '' : '\n');
}
