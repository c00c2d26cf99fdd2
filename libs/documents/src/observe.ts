import type * as Y from 'yjs';
import { FIELDS, isMap, sectionsRoot } from './schema.js';

/**
 * Calls `listener` when the outline changes: sections come, go, move, are renamed, assigned, removed or restored. Typing
 * in their content is not reported.
 * @returns ends the observation
 */
export function observeSections(doc: Y.Doc, listener: (transaction: Y.Transaction) => void): () => void {
  const root = sectionsRoot(doc);
  const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    if (events.some((event) => touchesOutline(root, event.target))) listener(transaction);
  };
  // Yjs types the events of a deep observer with `any` inside; the narrower type above is what arrives.
  root.observeDeep(onEvents as Parameters<typeof root.observeDeep>[0]);
  return () => root.unobserveDeep(onEvents as Parameters<typeof root.observeDeep>[0]);
}

/** Not by `event.path`, which walks through all siblings of the changed node. */
function touchesOutline(root: Y.Map<unknown>, target: Y.AbstractType<unknown>): boolean {
  if (target === root) return true;
  const section = target.parent as Y.AbstractType<unknown> | null;
  if (section === root) return isMap(target);
  return section !== null && section.parent === root && isMap(section) && section.get(FIELDS.title) === target;
}
