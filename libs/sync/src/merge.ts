import * as Y from 'yjs';

/** Merging many updates flat takes time that grows with the square of their number. */
const MAX_MERGED = 48;

/** Joins updates into as few as can be made cheaply; a single one stays as it is. */
export function mergeInChunks(updates: Uint8Array[]): Uint8Array[] {
  if (updates.length < 2) return updates;
  const merged: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MAX_MERGED) {
    const chunk = updates.slice(at, at + MAX_MERGED);
    merged.push(...merge(chunk));
  }
  return merged;
}

function merge(chunk: Uint8Array[]): Uint8Array[] {
  if (chunk.length === 1) return chunk;
  try {
    return [Y.mergeUpdates(chunk)];
  } catch {
    // Merging only saves room: what Yjs will not merge goes as it is.
    return chunk;
  }
}
