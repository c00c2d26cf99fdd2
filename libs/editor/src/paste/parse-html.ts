import { decodeEntities } from './entities.js';
import type { HtmlElement, HtmlNode } from './html-node.js';

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Their content is no markup. */
const RAW = new Set('script style textarea title xmp iframe noembed noframes plaintext'.split(' '));
/** A start tag ends an open element of these names, unless one of the barriers stands between. */
const IMPLIED_END: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li', 'p'],
  tr: ['tr', 'td', 'th', 'p', 'caption', 'colgroup'],
  td: ['td', 'th', 'p'],
  th: ['td', 'th', 'p'],
  tbody: ['thead', 'tbody', 'tr', 'td', 'th', 'p', 'caption', 'colgroup'],
  h1: ['p'],
  h2: ['p'],
  h3: ['p'],
  ul: ['p'],
  ol: ['p'],
  table: ['p'],
  div: ['p'],
  blockquote: ['p'],
  hr: ['p'],
};
const BARRIERS = new Set(['table', 'ul', 'ol', 'td', 'th', 'blockquote', 'div', 'body']);
/** Deeper nesting is flattened: later steps recurse. */
const MAX_DEPTH = 150;

interface Open {
  readonly tag: string;
  readonly attrs: Record<string, string>;
  readonly children: HtmlNode[];
}

/**
 * A forgiving reader of clipboard HTML. Comments and conditional comments vanish with their content, conditional sections
 * (`<![if …]>`) lose only their brackets. No DOM: the same code runs in tests, on the server and in the browser.
 */
export function parseHtml(html: string): HtmlNode[] {
  const root: Open = { tag: '', attrs: {}, children: [] };
  const stack: Open[] = [root];
  const top = (): Open => stack.at(-1) ?? root;
  let at = 0;
  const skipTo = (end: string): void => {
    const index = html.indexOf(end, at);
    at = index < 0 ? html.length : index + end.length;
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) {
      const text = html.slice(at, open < 0 ? html.length : open);
      top().children.push(decodeEntities(text));
      at += text.length;
    } else if (html.startsWith('<!--', at)) {
      skipTo('-->');
    } else if (/^[!?]$/.test(html.charAt(at + 1))) {
      skipTo('>');
    } else {
      const tag = readTag(html, at);
      if (!tag) {
        top().children.push('<');
        at++;
        continue;
      }
      at = tag.end;
      if (tag.closing) closeTag(stack, tag.name);
      else if (RAW.has(tag.name)) skipRaw(tag.name);
      else openTag(stack, tag);
    }
  }
  return root.children as HtmlNode[];

  function skipRaw(name: string): void {
    const rest = new RegExp(`</${name}\\b[^>]*>`, 'gi');
    rest.lastIndex = at;
    at = rest.exec(html) ? rest.lastIndex : html.length;
  }
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly attrs: Record<string, string>;
  readonly end: number;
}

const TAG_NAME = /<(\/?)([a-z][a-z0-9:_-]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

function readTag(html: string, at: number): Tag | null {
  TAG_NAME.lastIndex = at;
  const head = TAG_NAME.exec(html);
  if (!head) return null;
  const attrs: Record<string, string> = Object.create(null) as Record<string, string>;
  let end = TAG_NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(html);
    if (!match) break;
    end = ATTRIBUTE.lastIndex;
    attrs[(match[1] ?? '').toLowerCase()] ??= decodeEntities(match[2] ?? match[3] ?? match[4] ?? '');
  }
  const close = html.indexOf('>', end);
  const selfClosing = html.slice(end, close).includes('/');
  return {
    name: (head[2] ?? '').toLowerCase(),
    closing: head[1] === '/',
    selfClosing,
    attrs,
    end: close < 0 ? html.length : close + 1,
  };
}

function openTag(stack: Open[], { name, attrs, selfClosing }: Tag): void {
  const ends = IMPLIED_END[name] ?? [];
  for (let i = stack.length - 1; i > 0; i--) {
    const tag = stack[i]?.tag ?? '';
    if (ends.includes(tag)) stack.length = i;
    else if (BARRIERS.has(tag)) break;
  }
  const node: Open = { tag: name, attrs, children: [] };
  (stack.at(-1)?.children ?? []).push(node as HtmlElement);
  if (!VOID.has(name) && !selfClosing && stack.length < MAX_DEPTH) stack.push(node);
}

function closeTag(stack: Open[], name: string): void {
  for (let i = stack.length - 1; i > 0; i--) {
    if (stack[i]?.tag === name) {
      stack.length = i;
      return;
    }
    // A stray end tag inside a cell must not end the table around it.
    if (['td', 'th', 'table'].includes(stack[i]?.tag ?? '') && !['table', 'tr', 'tbody', 'body'].includes(name)) return;
  }
}
