import { imageAttributes } from '../image-attributes.js';
import { safeHref } from '../safe-href.js';
import { cellAlign, cellSpan } from '../table-attributes.js';
import { asBlocks, blocks, paragraph } from './blocks.js';
import { element, isBlock, isElement, textOf, writeHtml, type HtmlElement, type HtmlNode } from './html-node.js';
import { parseHtml } from './parse-html.js';
import { isPlainWeight, marksOfStyle, styleOf } from './style.js';
import { tidyLists } from './tidy-lists.js';
import { convertWordLists } from './word-lists.js';

/**
 * Cleans HTML from the clipboard (Word, LibreOffice, Google Docs, web pages) down to what a section can hold: structure,
 * marks, links, tables, images that are attachments. Styles that only look (fonts, colours, spacing), comments, foreign images and scripts go; Word's drawn
 * lists become real ones. Content copied from an editor of ours passes unchanged.
 * For `editorProps.transformPastedHTML`; what it returns still goes through the schema.
 */
export function cleanPastedHtml(html: string): string {
  if (html.includes('data-pm-slice')) return html;
  const body = bodyOf(parseHtml(fragmentOf(html)));
  return writeHtml(tidyLists(blocks(convertWordLists(body).flatMap(clean)))).trim();
}

/** Windows marks the copied part of the page. */
function fragmentOf(html: string): string {
  const start = /<!--\s*StartFragment\s*-->/i.exec(html);
  if (!start) return html;
  const from = start.index + start[0].length;
  const end = html.slice(from).search(/<!--\s*EndFragment\s*-->/i);
  return end < 0 ? html.slice(from) : html.slice(from, from + end);
}

function bodyOf(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  for (const node of nodes) {
    if (isElement(node, 'body')) return node.children;
    if (isElement(node, 'html')) return bodyOf(node.children);
  }
  return nodes;
}

const DROPPED = new Set(
  'head picture svg video audio object embed iframe canvas math map form input button select datalist template noscript xml colgroup col meta link base applet frameset'.split(
    ' ',
  ),
);
const RENAMED: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  cite: 'em',
  strike: 's',
  del: 's',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  tt: 'code',
  pre: 'p',
  kbd: 'code',
};
const KEPT = new Set(
  'p br hr h1 h2 h3 strong em u s sub sup code blockquote ul ol li table thead tbody tr td th a'.split(' '),
);
const MARKS = new Set('strong em u s sub sup code'.split(' '));

function clean(node: HtmlNode): HtmlNode[] {
  if (typeof node === 'string') return text(node);
  const style = styleOf(node);
  if (isDropped(node, style)) return [];
  const given = RENAMED[node.tag] ?? (/\bMsoTitle\b/.test(node.attrs.class ?? '') ? 'h1' : node.tag);
  const children = node.children.flatMap(clean);
  const marked = isBlock(node) || node.tag === 'a' ? children : wrapMarks(children, marksOfStyle(style));
  if (node.tag === 'img' || 'data-attachment-id' in node.attrs) return image(node);
  if (node.tag === 'div' || node.tag === 'center' || node.tag === 'dt' || node.tag === 'dd') return asBlocks(marked);
  if (given === 'strong' && isPlainWeight(style)) return marked;
  if (!KEPT.has(given)) return marked;
  if (given === 'a') return link(node, wrapMarks(children, marksOfStyle(style)).flatMap(withoutUnderline));
  if (MARKS.has(given)) return wrapMarks(marked, [given]);
  return block(given, node, children);
}

function isDropped(node: HtmlElement, style: Readonly<Record<string, string>>): boolean {
  // `o:p`, `v:shape`, `w:sdt` …: of these only content controls hold text.
  if (node.tag.includes(':') && !/^w:sdt/.test(node.tag) && !/^st\d:/.test(node.tag)) return true;
  if (DROPPED.has(node.tag)) return true;
  if (style.display === 'none' || style['mso-hide'] === 'all' || /^comment/.test(style['mso-element'] ?? ''))
    return true;
  if (/^mso(comment|annot)/i.test(node.attrs.class ?? '')) return true;
  // What Word's review has struck out.
  return node.tag === 'del' && ('cite' in node.attrs || 'datetime' in node.attrs);
}

/** Word breaks lines anywhere; runs of no-break spaces are its way of drawing distance. */
function text(given: string): HtmlNode[] {
  const clean = given
    .replace(/[\t\r\n ]+/g, ' ')
    .replace(/ ?\u00a0(?:[\u00a0 ]+)| \u00a0/g, ' ')
    .replace(/[\u0000-\u001f\u00ad\ufeff]/g, '');
  return clean === '' ? [] : [clean];
}

/** Marks go around inline content only, also when the source wraps whole blocks. */
function wrapMarks(nodes: readonly HtmlNode[], marks: readonly string[]): HtmlNode[] {
  if (marks.length === 0 || nodes.length === 0) return [...nodes];
  if (nodes.some(isBlock)) {
    return nodes.map((node) =>
      isElement(node) && isBlock(node)
        ? { ...node, children: wrapMarks(node.children, marks) }
        : (wrapMarks([node], marks)[0] ?? node),
    );
  }
  if (nodes.every((node) => textOf(node).trim() === '')) return [...nodes];
  return [marks.reduceRight<readonly HtmlNode[]>((inner, mark) => [element(mark, inner)], nodes)].flat();
}

/** Links look underlined anyway. */
function withoutUnderline(node: HtmlNode): readonly HtmlNode[] {
  return isElement(node, 'u') ? node.children : [node];
}

function link(node: HtmlElement, children: readonly HtmlNode[]): HtmlNode[] {
  const href = safeHref(node.attrs.href);
  if (href === null || children.some(isBlock)) return [...children];
  return textOf(element('a', children)).trim() === '' ? [...children] : [element('a', children, { href })];
}

/** Only attachments of documents: an address of a foreign picture is never followed. */
function image({ attrs }: HtmlElement): HtmlNode[] {
  const sound = imageAttributes({
    attachmentId: attrs['data-attachment-id'],
    alt: attrs['data-alt'] ?? attrs.alt,
    title: attrs['data-title'] ?? attrs.title,
    width: attrs['data-width'],
  });
  if (sound.attachmentId === null) return [];
  const { attachmentId, alt, title, width } = sound;
  return [
    element('img', [], {
      'data-attachment-id': attachmentId,
      alt,
      ...(title && { title }),
      ...(width !== null && { 'data-width': String(width) }),
    }),
  ];
}

function block(tag: string, node: HtmlElement, children: readonly HtmlNode[]): HtmlNode[] {
  if (tag === 'br' || tag === 'hr') return [element(tag, [])];
  if (tag === 'td' || tag === 'th') return [element(tag, blocks(children), cellAttributes(node))];
  if (tag === 'p' || /^h\d$/.test(tag)) return paragraph(tag, children);
  if (tag === 'thead') return [element(tag, children.map(headerRow))];
  if (tag === 'table')
    return [
      element(
        tag,
        children.filter((child) => isElement(child)),
      ),
    ];
  if (tag === 'tr' || tag === 'tbody')
    return [
      element(
        tag,
        children.filter((child) => isElement(child)),
      ),
    ];
  if (tag === 'ol')
    return [element(tag, children, /^\d{1,6}$/.test(node.attrs.start ?? '') ? { start: node.attrs.start ?? '1' } : {})];
  if (tag === 'li') return [element(tag, blocks(children), checkBox(node))];
  return [element(tag, tag === 'blockquote' ? blocks(children) : children)];
}

function cellAttributes(node: HtmlElement): Record<string, string> {
  const align = cellAlign(styleOf(node)['text-align'] ?? node.attrs.align);
  const [colspan, rowspan] = [cellSpan(node.attrs.colspan), cellSpan(node.attrs.rowspan)];
  return {
    ...(colspan > 1 && { colspan: String(colspan) }),
    ...(rowspan > 1 && { rowspan: String(rowspan) }),
    ...(align && { style: `text-align: ${align}` }),
  };
}

/** Google Docs marks the items of check lists so. */
function checkBox(node: HtmlElement): Record<string, string> {
  if (node.attrs.role !== 'checkbox') return {};
  return { 'data-type': 'taskItem', 'data-checked': String(node.attrs['aria-checked'] === 'true') };
}

function headerRow(row: HtmlNode): HtmlNode {
  if (!isElement(row, 'tr')) return row;
  return { ...row, children: row.children.map((cell) => (isElement(cell, 'td') ? { ...cell, tag: 'th' } : cell)) };
}
