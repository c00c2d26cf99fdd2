import type { FoldJob } from '../folder.js';

/** A job in one buffer of its own, which can change threads without being copied again. */
export interface PackedJob {
  bytes: Uint8Array<ArrayBuffer>;
  /** Of the base, when there is one, and of every update. */
  lengths: Uint32Array;
  hasBase: boolean;
}

/** Copies the bytes of a job; those of the caller stay as they are. */
export function packJob({ base, updates }: FoldJob): PackedJob {
  const pieces = base ? [base, ...updates] : updates;
  const lengths = Uint32Array.from(pieces, ({ length }) => length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes, lengths, hasBase: base !== null };
}
