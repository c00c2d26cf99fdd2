// @ts-check
// Plain JavaScript: the worker runs this file as it is, from the source as well as from the build.
import * as Y from 'yjs';
import { nestingOf } from './nesting.js';

/**
 * @typedef {import('./fold-core.js').FoldInput} FoldInput
 * @typedef {import('./fold-core.js').FoldOutcome} FoldOutcome
 */

/**
 * One transaction for all: many times faster than one for each update. How deep types lie in types is measured at its end, before
 * what is deleted is collected.
 *
 * @param {Uint8Array | null} base
 * @param {readonly Uint8Array[]} updates
 */
function build(base, updates) {
  const doc = new Y.Doc();
  let nesting = 0;
  doc.transact(() => {
    if (base) Y.applyUpdate(doc, base);
    for (const update of updates) Y.applyUpdate(doc, update);
    settle(doc);
    nesting = nestingOf(doc);
  });
  return { doc, nesting };
}

/**
 * Gives what waits another try. Yjs notes only some of what it waits for: after updates in an odd order parts can go on waiting although all
 * they need is there.
 *
 * @param {Y.Doc} doc
 */
function settle(doc) {
  const { store } = doc;
  for (let left = Infinity; store.pendingStructs && store.pendingStructs.update.length < left;) {
    const { update } = store.pendingStructs;
    left = update.length;
    store.pendingStructs = null;
    Y.applyUpdateV2(doc, update);
  }
}

/** @param {Uint8Array} update */
function canDecode(update) {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}

/**
 * An update that throws on integration leaves a broken document behind; it is built again without that update.
 *
 * @param {FoldInput} input
 * @returns {FoldOutcome}
 */
function foldOneByOne({ base, updates }) {
  let doc;
  try {
    ({ doc } = build(base, []));
  } catch (error) {
    return { damaged: String(error) };
  }
  /** @type {Uint8Array[]} */
  const taken = [];
  /** @type {number[]} */
  const refused = [];
  for (const [position, update] of updates.entries()) {
    if (!canDecode(update)) {
      refused.push(position);
      continue;
    }
    try {
      Y.applyUpdate(doc, update);
      taken.push(update);
    } catch {
      refused.push(position);
      doc = rebuild(base, taken);
    }
  }
  return written(doc, nestingOfAll(base, taken) ?? nestingOf(doc), refused);
}

/**
 * @param {Uint8Array | null} base
 * @param {readonly Uint8Array[]} updates
 */
function nestingOfAll(base, updates) {
  try {
    return build(base, updates).nesting;
  } catch {
    return undefined;
  }
}

/**
 * As {@link build}, in as many transactions as before: what passed so may fail in one.
 *
 * @param {Uint8Array | null} base
 * @param {readonly Uint8Array[]} updates
 */
function rebuild(base, updates) {
  try {
    return build(base, updates).doc;
  } catch {
    const { doc } = build(base, []);
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc;
  }
}

/**
 * @param {Y.Doc} doc
 * @param {number} nesting
 * @param {number[]} refused
 * @returns {FoldOutcome}
 */
function written(doc, nesting, refused) {
  const { pendingStructs, pendingDs } = doc.store;
  return {
    state: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
    pendingBytes: (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0),
    nesting,
    refused,
  };
}

/**
 * Applies updates on top of a state. Updates that Yjs cannot take are left out and named.
 *
 * @param {FoldInput} input
 * @returns {FoldOutcome}
 */
export function foldCore(input) {
  try {
    const { doc, nesting } = build(input.base, input.updates);
    return written(doc, nesting, []);
  } catch {
    return foldOneByOne(input);
  }
}
