import { DamagedError, slice } from './bytes.js';
import type { CleanImage } from './clean-image.js';

const NETSCAPE = 'NETSCAPE2.0';

/** Keeps pictures and timing; comments, texts and what follows the end go. */
export function cleanGif(bytes: Buffer): CleanImage {
  const screen = slice(bytes, 0, 13);
  const [width, height] = [screen.readUInt16LE(6), screen.readUInt16LE(8)];
  const head = slice(bytes, 0, 13 + colours(screen.readUInt8(10)));
  const parts: Buffer[] = [head];
  let at = head.length;
  for (;;) {
    const kind = slice(bytes, at, 1).readUInt8();
    if (kind === 0x3b) {
      parts.push(slice(bytes, at, 1));
      return { bytes: Buffer.concat(parts), width, height };
    }
    const start = at;
    if (kind === 0x21) {
      const label = slice(bytes, at + 1, 1).readUInt8();
      at = skipBlocks(bytes, at + 2);
      const isLoop = label === 0xff && bytes.toString('latin1', start + 3, start + 14) === NETSCAPE;
      if (label === 0xf9 || isLoop) parts.push(bytes.subarray(start, at));
    } else if (kind === 0x2c) {
      const packed = slice(bytes, at, 10).readUInt8(9);
      at = skipBlocks(bytes, at + 10 + colours(packed) + 1);
      parts.push(bytes.subarray(start, at));
    } else {
      throw new DamagedError('unknown block');
    }
  }
}

/** Bytes of the colour table that the packed field tells of. */
const colours = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 0x07) + 1) : 0);

function skipBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = slice(bytes, at, 1).readUInt8();
    at += length + 1;
    if (length === 0) return at;
  }
}
