// @ts-check
// Plain JavaScript: the worker runs this file as it is, from the source as well as from the build.
import * as Y from 'yjs';

/**
 * @typedef {import('./fold-core.js').FoldInput} FoldInput
 * @typedef {import('./fold-core.js').FoldOutcome} FoldOutcome
 */

const EMPTY_UPDATE = Uint8Array.of(0, 0);

/**
 * One transaction for all: many times faster than one for each update.
 *
 * @param {Uint8Array | null} base
 * @param {readonly Uint8Array[]} updates
 */
function build(base, updates) {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (base) Y.applyUpdate(doc, base);
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/**
 * Whether something can leave the waiting room Yjs asks when an update comes, not when one was taken in: what the last update freed
 * would wait for the next one.
 *
 * @param {Y.Doc} doc
 */
function settle(doc) {
  let waiting;
  do {
    waiting = doc.store.pendingStructs?.update;
    Y.applyUpdate(doc, EMPTY_UPDATE);
  } while (waiting && doc.store.pendingStructs?.update !== waiting);
  return doc;
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
    doc = build(base, []);
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
  return written(doc, refused);
}

/**
 * As {@link build}, in as many transactions as before: what passed so may fail in one.
 *
 * @param {Uint8Array | null} base
 * @param {readonly Uint8Array[]} updates
 */
function rebuild(base, updates) {
  try {
    return build(base, updates);
  } catch {
    const doc = build(base, []);
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc;
  }
}

/**
 * @param {Y.Doc} doc
 * @param {number[]} refused
 * @returns {FoldOutcome}
 */
function written(doc, refused) {
  const { pendingStructs, pendingDs } = doc.store;
  return {
    state: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
    pendingBytes: (pendingStructs?.update.length ?? 0) + (pendingDs?.length ?? 0),
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
    return written(settle(build(input.base, input.updates)), []);
  } catch {
    return foldOneByOne(input);
  }
}
