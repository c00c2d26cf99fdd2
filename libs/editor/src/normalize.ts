import type { JSONContent } from '@tiptap/core';
import { type Mark, type Node, type NodeType } from '@tiptap/pm/model';
import { textSchema } from './extensions.js';
import { build } from './fit.js';
import { imageAttributes } from './image-attributes.js';
import { safeHref } from './safe-href.js';
import { cellAlign, cellSpan, cellWidths } from './table-attributes.js';

/** Deeper nesting is cut: nobody writes it, and rendering recurses. */
const MAX_DEPTH = 60;

/**
 * JSON that fits the schema, from any: unknown nodes give way to their content, unknown marks and attributes go, missing
 * required parts are filled in, what cannot stand where it is becomes paragraphs. Never throws, loses no text short of
 * absurd nesting.
 */
export function normalizeJson(json: unknown): JSONContent {
  return normalizeNode(json).toJSON() as JSONContent;
}

/** As normalizeJson, giving the document node. */
export function normalizeNode(json: unknown): Node {
  return build(textSchema.topNodeType, {}, blocksOf(contentOf(json), 0));
}

type Loose = Record<string, unknown>;

function contentOf(json: unknown): unknown[] {
  const content = isLoose(json) ? json.content : undefined;
  return Array.isArray(content) ? content : [];
}

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null;
}

function blocksOf(items: readonly unknown[], depth: number): Node[] {
  return depth > MAX_DEPTH ? [] : items.flatMap((item) => nodesOf(item, depth));
}

function nodesOf(json: unknown, depth: number): Node[] {
  if (!isLoose(json)) return [];
  if (typeof json.text === 'string') return textNodes(json.text, json.marks);
  const type = typeof json.type === 'string' ? textSchema.nodes[json.type] : undefined;
  const children = blocksOf(contentOf(json), depth + 1);
  if (!type || type.isText || type === textSchema.topNodeType) return children;
  if (type.isLeaf) return [type.create(attributesOf(type, isLoose(json.attrs) ? json.attrs : {})), ...children];
  return [build(type, attributesOf(type, isLoose(json.attrs) ? json.attrs : {}), children)];
}

function textNodes(text: string, marks: unknown): Node[] {
  // Soft line breaks of Markdown and of mail clients are spaces; a hard break is a node of its own.
  const clean = text.replace(/\s*\n\s*/g, ' ').replace(/[\u0000-\u0008\u000b-\u001f]/g, '');
  return clean === '' ? [] : [textSchema.text(clean, marksOf(marks))];
}

function marksOf(marks: unknown): Mark[] {
  let set: readonly Mark[] = [];
  for (const mark of Array.isArray(marks) ? (marks as unknown[]) : []) {
    if (!isLoose(mark) || typeof mark.type !== 'string') continue;
    const type = textSchema.marks[mark.type];
    if (!type) continue;
    if (type.name !== 'link') set = type.create().addToSet(set);
    else {
      const attrs = isLoose(mark.attrs) ? mark.attrs : {};
      const href = safeHref(attrs.href);
      const title = typeof attrs.title === 'string' ? attrs.title : null;
      if (href !== null) set = type.create({ href, title }).addToSet(set);
    }
  }
  return [...set];
}

/** The attributes of the schema, each with a value that rendering can take. */
export function attributesOf(type: NodeType, attrs: Loose): Loose {
  switch (type.name) {
    case 'heading':
      return { level: attrs.level === 2 || attrs.level === 3 ? attrs.level : attrs.level === 1 ? 1 : 3 };
    case 'orderedList':
      return { start: Number.isSafeInteger(attrs.start) ? attrs.start : 1 };
    case 'taskItem':
      return { checked: attrs.checked === true };
    case 'tableCell':
    case 'tableHeader':
      return {
        colspan: cellSpan(attrs.colspan),
        rowspan: cellSpan(attrs.rowspan),
        colwidth: cellWidths(attrs.colwidth),
        align: cellAlign(attrs.align),
      };
    case 'image':
      return { ...imageAttributes(attrs) };
    default:
      return {};
  }
}
