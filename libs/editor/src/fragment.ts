import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { markdownToJson } from './markdown.js';
import { normalizeJson, normalizeNode } from './normalize.js';

/**
 * Makes a fragment of a document read this content, by the smallest difference.
 * @param content Markdown, or ProseMirror JSON (made to fit the schema first)
 * @throws {Error} when the fragment does not belong to a document yet
 */
export function fillFragment(fragment: Y.XmlFragment, content: string | JSONContent): void {
  const doc = fragment.doc;
  if (!doc) throw new Error('fillFragment: the fragment belongs to no document');
  const node = normalizeNode(typeof content === 'string' ? markdownToJson(content) : content);
  doc.transact(() => updateYFragment(doc, fragment, node, { mapping: new Map(), isOMark: new Map() }));
}

/**
 * Content of a fragment as ProseMirror JSON that fits the schema. Only reads: the conversion of y-tiptap deletes from
 * the document what the schema does not know.
 */
export function fragmentToJson(fragment: Y.XmlFragment): JSONContent {
  return normalizeJson(rawJson(fragment));
}

/** As fragmentToJson, giving the document node, for static rendering by ProseMirror's DOMSerializer. */
export function fragmentToNode(fragment: Y.XmlFragment): Node {
  return normalizeNode(rawJson(fragment));
}

/** Deeper nodes are left out; normalizing cuts there anyway, and recursion must end. */
export const MAX_DEPTH = 64;

/** The fragment as it lies in the document, unchecked: nodes, attributes and marks under the names that it gives them. */
export function rawJson(fragment: Y.XmlFragment): JSONContent {
  return { type: 'doc', content: rawChildren(fragment, 0) };
}

function rawChildren(parent: Y.XmlFragment, depth: number): JSONContent[] {
  if (depth > MAX_DEPTH) return [];
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return rawText(child);
    if (!(child instanceof Y.XmlElement)) return [];
    return [{ type: child.nodeName, attrs: { ...child.getAttributes() }, content: rawChildren(child, depth + 1) }];
  });
}

interface Delta {
  readonly insert?: unknown;
  readonly attributes?: Record<string, unknown>;
}

function rawText(text: Y.XmlText): JSONContent[] {
  return (text.toDelta() as Delta[]).flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return [];
    return [{ type: 'text', text: insert, marks: Object.entries(attributes ?? {}).map(rawMark) }];
  });
}

/** y-tiptap writes marks that may overlap themselves as `name--hash`. */
export function rawMark([name, value]: [string, unknown]): { type: string; attrs: Record<string, unknown> } {
  const attrs = typeof value === 'object' && value !== null ? { ...value } : {};
  return { type: name.replace(/--[\w+/=]{8}$/, ''), attrs };
}
