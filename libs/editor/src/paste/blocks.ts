import { element, isBlock, isElement, textOf, type HtmlNode } from './html-node.js';

/** A paragraph or heading; blocks inside it are pulled out, one without text vanishes. */
export function paragraph(tag: string, children: readonly HtmlNode[]): HtmlNode[] {
  if (children.some(isBlock)) return asBlocks(children);
  const trimmed = trim(children);
  return trimmed.length === 0 ? [] : [element(tag, trimmed)];
}

/** Inline content of a container becomes paragraphs; blocks stay. */
export function blocks(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.some(isBlock) ? asBlocks(nodes) : trim(nodes);
}

export function asBlocks(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = [];
  let run: HtmlNode[] = [];
  const flush = (): void => {
    result.push(...paragraph('p', run));
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) run.push(node);
    else {
      flush();
      result.push(node);
    }
  }
  flush();
  return result;
}

/** White space and line breaks at both ends of a block carry nothing. */
function trim(nodes: readonly HtmlNode[]): HtmlNode[] {
  const blank = (node: HtmlNode | undefined): boolean =>
    node !== undefined && (isElement(node, 'br') || (!isBlock(node) && /^[ \u00a0]*$/.test(textOf(node))));
  let [start, end] = [0, nodes.length];
  while (start < end && blank(nodes[start])) start++;
  while (end > start && blank(nodes[end - 1])) end--;
  const kept = nodes.slice(start, end);
  const [first, last] = [kept[0], kept.length - 1];
  if (typeof first === 'string') kept[0] = first.trimStart();
  const final = kept[last];
  if (typeof final === 'string') kept[last] = final.trimEnd();
  return kept;
}
