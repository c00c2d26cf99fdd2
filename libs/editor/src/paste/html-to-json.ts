import type { JSONContent } from '@tiptap/core';
import { imageAttributes } from '../image-attributes.js';
import { normalizeJson } from '../normalize.js';
import { safeHref } from '../safe-href.js';
import { cellAlign, cellSpan } from '../table-attributes.js';
import { cleanPastedHtml } from './clean-pasted-html.js';
import { isElement, type HtmlElement, type HtmlNode } from './html-node.js';
import { parseHtml } from './parse-html.js';
import { styleOf } from './style.js';

/**
 * HTML as the content of a section, without a DOM: cleaned as what is pasted, then read and made to fit the schema. For imports on the
 * server.
 */
export function htmlToJson(html: string): JSONContent {
  const clean = cleanPastedHtml(html.replaceAll('data-pm-slice', ''));
  return normalizeJson({ type: 'doc', content: blocks(parseHtml(clean), []) });
}

interface Mark {
  readonly type: string;
  readonly attrs?: Record<string, unknown>;
}

const MARKS: Readonly<Record<string, string>> = {
  strong: 'bold',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
};
const NODES: Readonly<Record<string, string>> = {
  p: 'paragraph',
  blockquote: 'blockquote',
  ul: 'bulletList',
  ol: 'orderedList',
  li: 'listItem',
  table: 'table',
  tr: 'tableRow',
  td: 'tableCell',
  th: 'tableHeader',
  hr: 'horizontalRule',
  br: 'hardBreak',
  img: 'image',
};

function blocks(nodes: readonly HtmlNode[], marks: readonly Mark[]): JSONContent[] {
  return nodes.flatMap((node) => (isElement(node) ? elementToJson(node, marks) : textToJson(node, marks)));
}

function textToJson(text: string, marks: readonly Mark[]): JSONContent[] {
  return text === '' ? [] : [{ type: 'text', text, marks: [...marks] }];
}

function elementToJson(node: HtmlElement, marks: readonly Mark[]): JSONContent[] {
  const { tag, attrs, children } = node;
  const mark = MARKS[tag];
  if (mark) return blocks(children, [...marks, { type: mark }]);
  if (tag === 'a') {
    const href = safeHref(attrs.href);
    return blocks(children, href === null ? marks : [...marks, { type: 'link', attrs: { href } }]);
  }
  const heading = /^h([1-6])$/.exec(tag);
  if (heading) return [{ type: 'heading', attrs: { level: Number(heading[1]) }, content: blocks(children, marks) }];
  const type = NODES[tag];
  if (!type) return blocks(children, marks);
  if (tag === 'ul' && attrs['data-type'] === 'taskList')
    return [{ type: 'taskList', content: blocks(children, marks) }];
  if (tag === 'li' && attrs['data-type'] === 'taskItem') {
    const checked = attrs['data-checked'] === 'true';
    return [{ type: 'taskItem', attrs: { checked }, content: blocks(children, marks) }];
  }
  return [{ type, attrs: attributes(node), content: blocks(children, marks) }];
}

function attributes(node: HtmlElement): Record<string, unknown> {
  const { tag, attrs } = node;
  if (tag === 'ol') return { start: Number(attrs.start ?? 1) };
  if (tag === 'td' || tag === 'th') {
    return {
      colspan: cellSpan(attrs.colspan),
      rowspan: cellSpan(attrs.rowspan),
      align: cellAlign(styleOf(node)['text-align']),
    };
  }
  if (tag !== 'img') return {};
  const { 'data-attachment-id': attachmentId, 'data-width': width, alt, title } = attrs;
  return { ...imageAttributes({ attachmentId, alt, title, width }) };
}
