import { DamagedError, slice } from './bytes.js';
import type { CleanImage } from './clean-image.js';

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of VP8X that announce EXIF and XMP. */
const METADATA_FLAGS = 0x08 | 0x04;

/** Keeps the picture; EXIF, XMP, unknown chunks and what follows the end go. */
export function cleanWebp(bytes: Buffer): CleanImage {
  const end = slice(bytes, 4, 4).readUInt32LE() + 8;
  const whole = slice(bytes, 0, end);
  const chunks: Buffer[] = [];
  let size: { width: number; height: number } | null = null;
  for (let at = 12; at < end;) {
    const type = slice(whole, at, 4).toString('latin1');
    const length = slice(whole, at + 4, 4).readUInt32LE();
    const chunk = Buffer.from(slice(whole, at, 8 + length));
    at += 8 + length + (length % 2);
    if (!KEPT.has(type)) continue;
    size ??= sizeOf(type, chunk.subarray(8));
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~METADATA_FLAGS, 8);
    chunks.push(chunk, Buffer.alloc(length % 2));
  }
  if (!size) throw new DamagedError('no picture');
  const head = Buffer.from(slice(bytes, 0, 12));
  head.writeUInt32LE(4 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), 4);
  return { bytes: Buffer.concat([head, ...chunks]), ...size };
}

function sizeOf(type: string, data: Buffer): { width: number; height: number } | null {
  if (type === 'VP8X')
    return { width: slice(data, 4, 3).readUIntLE(0, 3) + 1, height: slice(data, 7, 3).readUIntLE(0, 3) + 1 };
  if (type === 'VP8 ') {
    const frame = slice(data, 0, 10);
    return { width: frame.readUInt16LE(6) & 0x3fff, height: frame.readUInt16LE(8) & 0x3fff };
  }
  if (type === 'VP8L') {
    const bits = slice(data, 1, 4).readUInt32LE();
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}
