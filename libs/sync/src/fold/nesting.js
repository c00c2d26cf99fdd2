// @ts-check
import * as Y from 'yjs';

/**
 * How deep types lie in types; one at the top of a root has depth 1. To be called before what is deleted is collected: whoever gets
 * the changes builds that as well. What waits may come to lie in the deepest, so its own depth is added.
 *
 * Walks and no recursion: the depth may be what overflows the stack.
 *
 * @param {Y.Doc} doc
 */
export function nestingOf(doc) {
  /** @type {Map<Y.Item, number>} */
  const depths = new Map();
  let deepest = 0;
  for (const structs of doc.store.clients.values()) {
    for (const struct of structs) {
      if (isTypeItem(struct)) deepest = Math.max(deepest, depthOf(struct, depths));
    }
  }
  return deepest + waitingNesting(doc);
}

/**
 * @param {Y.Item | Y.GC | Y.Skip} struct
 * @returns {struct is Y.Item}
 */
function isTypeItem(struct) {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType;
}

/**
 * @param {Y.Item} item
 * @param {Map<Y.Item, number>} depths
 */
function depthOf(item, depths) {
  /** @type {Y.Item[]} */
  const path = [];
  /** @type {Y.Item | null} */
  let at = item;
  while (at && !depths.has(at)) {
    path.push(at);
    at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
  }
  let depth = (at && depths.get(at)) ?? 0;
  for (const one of path.reverse()) depths.set(one, ++depth);
  return depth;
}

/** @param {Y.Doc} doc */
function waitingNesting(doc) {
  const { pendingStructs } = doc.store;
  if (!pendingStructs) return 0;
  /** @type {Map<number, Y.Item[]>} */
  const clients = new Map();
  for (const struct of Y.decodeUpdateV2(pendingStructs.update).structs) {
    if (!(struct instanceof Y.Item)) continue;
    const items = clients.get(struct.id.client);
    if (items) items.push(struct);
    else clients.set(struct.id.client, [struct]);
  }
  /** How many waiting types an item lies in. @type {Map<Y.Item, number>} */
  const above = new Map();
  let deepest = 0;
  for (const item of [...clients.values()].flat()) {
    if (isTypeItem(item)) deepest = Math.max(deepest, 1 + typesAbove(item, clients, above));
  }
  return deepest;
}

/**
 * Items that have a neighbour lie where it lies, and do not say where that is.
 *
 * @param {Y.Item} item
 * @param {Map<number, Y.Item[]>} clients
 * @param {Map<Y.Item, number>} above
 */
function typesAbove(item, clients, above) {
  /** @type {{ item: Y.Item, more: number }[]} */
  const path = [];
  /** @type {Y.Item | undefined} */
  let at = item;
  while (at && !above.has(at)) {
    // Also ends a crafted circle, which can never be integrated.
    above.set(at, 0);
    /** @type {unknown} */
    const parent = at.parent;
    const inParent = parent instanceof Y.ID;
    path.push({ item: at, more: inParent && find(parent, clients) ? 1 : 0 });
    at = find(inParent ? parent : (at.origin ?? at.rightOrigin), clients);
  }
  let count = (at && above.get(at)) ?? 0;
  for (const step of path.reverse()) above.set(step.item, (count += step.more));
  return count;
}

/**
 * @param {Y.ID | null} id
 * @param {Map<number, Y.Item[]>} clients each in the order of clocks
 */
function find(id, clients) {
  const items = id ? clients.get(id.client) : undefined;
  if (!id || !items) return undefined;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle].id.clock <= id.clock) low = middle + 1;
    else high = middle;
  }
  const found = items[low - 1];
  return found && id.clock < found.id.clock + found.length ? found : undefined;
}
