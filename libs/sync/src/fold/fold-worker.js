// @ts-check
// Entry of the worker thread. Gets one job at a time: all its bytes in one buffer, with the lengths of the pieces.
import { parentPort } from 'node:worker_threads';
import { foldCore } from './fold-core.js';

/**
 * @param {import('./packed-job.js').PackedJob} packed
 * @returns {import('./fold-core.js').FoldInput}
 */
function unpack({ bytes, lengths, hasBase }) {
  let at = 0;
  const pieces = Array.from(lengths, (length) => bytes.subarray(at, (at += length)));
  return { base: hasBase ? pieces[0] : null, updates: hasBase ? pieces.slice(1) : pieces };
}

parentPort?.on('message', (packed) => {
  const outcome = foldCore(unpack(packed));
  const buffers = 'damaged' in outcome ? [] : [outcome.state.buffer, outcome.stateVector.buffer];
  parentPort?.postMessage(outcome, /** @type {ArrayBuffer[]} */ (buffers));
});
