import { element, isElement, textOf, type HtmlElement, type HtmlNode } from './html-node.js';
import { styleOf } from './style.js';

/** A paragraph that Word shows as a list item. */
interface WordItem {
  /** From 1. */
  readonly level: number;
  readonly ordered: boolean;
  readonly start: number;
  readonly content: readonly HtmlNode[];
}

/**
 * Word writes lists as paragraphs with a drawn marker and `mso-list: l0 level2 lfo1`. Makes real nested lists of them,
 * in all containers.
 */
export function convertWordLists(nodes: readonly HtmlNode[]): HtmlNode[] {
  const result: HtmlNode[] = [];
  let run: WordItem[] = [];
  const flush = (): void => {
    if (run.length > 0) result.push(...buildLists(run, 1));
    run = [];
  };
  for (const node of nodes) {
    const item = isElement(node) ? wordItem(node) : null;
    if (item) run.push(item);
    else if (run.length > 0 && typeof node === 'string' && node.trim() === '') continue;
    else {
      flush();
      result.push(isElement(node) ? { ...node, children: convertWordLists(node.children) } : node);
    }
  }
  flush();
  return result;
}

function wordItem(node: HtmlElement): WordItem | null {
  if (!/^(p|h[1-6]|div)$/.test(node.tag)) return null;
  const list = styleOf(node)['mso-list'];
  const level = /\blevel(\d)\b/i.exec(list ?? '')?.[1];
  if (!level) return null;
  const marker = markerOf(node)
    .replace(/\u00a0/g, ' ')
    .trim();
  const number = /^(\d+(?:\.\d+)*)[.)]?$/.exec(marker)?.[1];
  const letter = /^\(?(?:[a-zа-яё]|[ivxlc]+)[.)]$/i.test(marker);
  return {
    level: Number(level),
    ordered: number !== undefined || letter,
    start: number === undefined ? 1 : Number(number.split('.').at(-1)),
    content: withoutMarker(node.children),
  };
}

function isMarker(node: HtmlNode): boolean {
  return isElement(node) && styleOf(node)['mso-list']?.toLowerCase() === 'ignore';
}

function markerOf(node: HtmlNode): string {
  if (!isElement(node)) return '';
  return isMarker(node) ? textOf(node) : node.children.map(markerOf).join('');
}

function withoutMarker(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes
    .filter((node) => !isMarker(node))
    .map((node) => (isElement(node) ? { ...node, children: withoutMarker(node.children) } : node));
}

/** Items of `level` and deeper as one or more lists. */
function buildLists(items: readonly WordItem[], level: number): HtmlElement[] {
  const lists: HtmlElement[] = [];
  let current: { readonly ordered: boolean; readonly start: number; readonly items: HtmlElement[] } | null = null;
  const flush = (): void => {
    if (current) lists.push(listElement(current));
    current = null;
  };
  for (let i = 0; i < items.length;) {
    const item = items[i];
    if (!item) break;
    let end = i + 1;
    while (end < items.length && (items[end]?.level ?? 0) > level) end++;
    // A list may begin deeper than at its first level.
    const own = item.level <= level;
    const inner = buildLists(items.slice(own ? i + 1 : i, end), level + 1);
    if (own && current && current.ordered !== item.ordered) flush();
    current ??= { ordered: item.ordered, start: item.start, items: [] };
    const content = own ? [element('p', item.content)] : [];
    current.items.push(element('li', [...content, ...inner]));
    i = end;
  }
  flush();
  return lists;
}

function listElement(list: { ordered: boolean; start: number; items: readonly HtmlElement[] }): HtmlElement {
  if (!list.ordered) return element('ul', list.items);
  return element('ol', list.items, list.start > 1 ? { start: String(list.start) } : {});
}
