import { DamagedError, slice } from './bytes.js';
import type { CleanImage } from './clean-image.js';

/** Chunks that decide what is seen; texts, times and EXIF go. */
const KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
]);

/** Keeps the picture and drops the rest, also what follows its end. */
export function cleanPng(bytes: Buffer): CleanImage {
  const parts: Buffer[] = [slice(bytes, 0, 8)];
  let width = 0;
  let height = 0;
  for (let at = 8; ;) {
    const length = slice(bytes, at, 4).readUInt32BE();
    const type = slice(bytes, at + 4, 4).toString('latin1');
    const chunk = slice(bytes, at, length + 12);
    if (at === 8) {
      if (type !== 'IHDR' || length !== 13) throw new DamagedError('no header');
      width = chunk.readUInt32BE(8);
      height = chunk.readUInt32BE(12);
    } else if (type === 'IHDR') throw new DamagedError('two headers');
    if (KEPT.has(type)) parts.push(chunk);
    else if (/^[A-Z]/.test(type)) throw new DamagedError('unknown chunk');
    if (type === 'IEND') break;
    at += length + 12;
  }
  return { bytes: Buffer.concat(parts), width, height };
}
