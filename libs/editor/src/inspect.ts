import { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { textSchema } from './extensions.js';
import { MAX_DEPTH, rawJson, rawMark } from './fragment.js';
import { attributesOf } from './normalize.js';

/** What keeps an editor from being bound to a fragment. */
export interface Inspection {
  /**
   * An editor may be bound. When false, binding would delete what the schema does not know from the document, for
   * everybody, or stall on absurd attributes: show the section statically (fragmentToNode) instead.
   */
  readonly bindable: boolean;
  /** At most ten findings, such as `node iframe`, `mark spin`, `attribute tableCell.colspan`, `content`. */
  readonly problems: readonly string[];
}

/** Looks whether an editor with `textSchema` can be bound to a fragment without harm. Only reads. */
export function inspectFragment(fragment: Y.XmlFragment): Inspection {
  const problems = new Set<string>();
  inspectChildren(fragment, 0, problems);
  if (problems.size === 0 && !fitsSchema(fragment)) problems.add('content');
  return { bindable: problems.size === 0, problems: [...problems].slice(0, 10) };
}

function inspectChildren(parent: Y.XmlFragment, depth: number, problems: Set<string>): void {
  if (depth > MAX_DEPTH) {
    problems.add('depth');
    return;
  }
  const children = parent.toArray();
  if (children.some((_, i) => isLostOnBinding(children, i))) problems.add('adjacent texts');
  for (const child of children) {
    if (child instanceof Y.XmlText) {
      if (depth === 0) problems.add('text outside a block');
      inspectText(child, problems);
    } else if (child instanceof Y.XmlElement) {
      inspectElement(child, problems);
      inspectChildren(child, depth + 1, problems);
    } else {
      problems.add('hook');
    }
  }
}

/**
 * Of three texts side by side y-tiptap moves the second into the first and the third into the second, which is deleted by
 * then: the third is lost. It does so with texts of this very replica only; after a reload they are somebody else's.
 */
function isLostOnBinding(children: readonly unknown[], index: number): boolean {
  const isOwn = (node: unknown): boolean =>
    node instanceof Y.XmlText && node._item !== null && node._item.id.client === node.doc?.clientID;
  return children[index] instanceof Y.XmlText && isOwn(children[index + 1]) && isOwn(children[index + 2]);
}

function inspectElement(element: Y.XmlElement, problems: Set<string>): void {
  const name = element.nodeName;
  const type = Object.hasOwn(textSchema.nodes, name) ? textSchema.nodes[name] : undefined;
  if (!type || type.isText || type === textSchema.topNodeType) {
    problems.add(`node ${name.slice(0, 40)}`);
    return;
  }
  const attributes: Record<string, unknown> = element.getAttributes();
  const sound = attributesOf(type, attributes);
  for (const key of ['colspan', 'rowspan', 'colwidth']) {
    const given = attributes[key];
    if (key in sound && given !== undefined && given !== null && JSON.stringify(sound[key]) !== JSON.stringify(given)) {
      problems.add(`attribute ${name}.${key}`);
    }
  }
}

function inspectText(text: Y.XmlText, problems: Set<string>): void {
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string') problems.add('embed');
    for (const entry of Object.entries(attributes ?? {})) {
      const { type } = rawMark(entry);
      if (!Object.hasOwn(textSchema.marks, type)) problems.add(`mark ${type.slice(0, 40)}`);
    }
  }
}

/** An empty fragment passes: the editor shows its empty paragraph without writing it. */
function fitsSchema(fragment: Y.XmlFragment): boolean {
  const content: unknown = rawJson(fragment).content;
  if (!Array.isArray(content) || content.length === 0) return true;
  try {
    Node.fromJSON(textSchema, { type: 'doc', content }).check();
    return true;
  } catch {
    return false;
  }
}
