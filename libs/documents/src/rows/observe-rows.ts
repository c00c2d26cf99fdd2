import * as Y from 'yjs';
import { FIELDS, sectionMap, sectionsRoot } from '../schema.js';

type Node = Y.AbstractType<unknown>;

/** Calls `listener` when cells, rows or fields of one section change, or the section itself comes. @returns ends the observation */
export function observeRows(doc: Y.Doc, sectionId: string, listener: (transaction: Y.Transaction) => void): () => void {
  return observeDeep(doc, (events, transaction) => {
    const section = sectionMap(doc, sectionId) as Node | null;
    if (events.some((event) => touchesRows(event, doc, sectionId, section))) listener(transaction);
  });
}

/** Calls `listener` when anything changes that `projectProgramme` reads. @returns ends the observation */
export function observeProgramme(doc: Y.Doc, listener: (transaction: Y.Transaction) => void): () => void {
  return observeDeep(doc, (_events, transaction) => listener(transaction));
}

type Events = readonly Y.YEvent<Node>[];

/** Yjs types the events of a deep observer with `any` inside; the narrower type is what arrives. */
export function observeDeep(doc: Y.Doc, onEvents: (events: Events, transaction: Y.Transaction) => void): () => void {
  const root = sectionsRoot(doc);
  root.observeDeep(onEvents as unknown as Parameters<typeof root.observeDeep>[0]);
  return () => root.unobserveDeep(onEvents as unknown as Parameters<typeof root.observeDeep>[0]);
}

/** The child of the root that a changed node lies in or is; null: the root itself. */
export function sectionAround(root: Node, target: Node): Node | null {
  let node: Node | null = target === root ? null : target;
  while (node && (node.parent as Node | null) !== root) node = node.parent as Node | null;
  return node;
}

function touchesRows(event: Y.YEvent<Node>, doc: Y.Doc, sectionId: string, section: Node | null): boolean {
  const { target } = event;
  if (target === sectionsRoot(doc)) return (event as unknown as Y.YMapEvent<unknown>).keysChanged.has(sectionId);
  if (target === section) {
    const { keysChanged } = event as unknown as Y.YMapEvent<unknown>;
    return keysChanged.has(FIELDS.rows) || keysChanged.has(FIELDS.fields) || keysChanged.has(FIELDS.kind);
  }
  let node: Node | null = target;
  while (node && (node.parent as Node | null) !== section) node = node.parent as Node | null;
  const key = node?._item?.parentSub;
  return key === FIELDS.rows || key === FIELDS.fields;
}
