import { element, isElement, type HtmlElement, type HtmlNode } from './html-node.js';

/** Makes lists well-formed: only items inside, nested lists in the item before, check lists marked as such. */
export function tidyLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    const children = tidyLists(node.children);
    return node.tag === 'ul' || node.tag === 'ol' ? tidyList(node, children) : [{ ...node, children }];
  });
}

function tidyList(list: HtmlElement, children: readonly HtmlNode[]): HtmlNode[] {
  const items: HtmlElement[] = [];
  for (const child of children) {
    const last = items.at(-1);
    if (isElement(child, 'li')) items.push(child);
    else if (isElement(child, 'ul', 'ol') && last)
      items[items.length - 1] = { ...last, children: [...last.children, child] };
    else if (isElement(child)) items.push(element('li', [child]));
  }
  if (items.length === 0) return [];
  if (!items.every((item) => 'data-type' in item.attrs)) return [{ ...list, children: items.map(plainItem) }];
  return [element('ul', items, { 'data-type': 'taskList' })];
}

function plainItem(item: HtmlElement): HtmlElement {
  return { ...item, attrs: {} };
}
