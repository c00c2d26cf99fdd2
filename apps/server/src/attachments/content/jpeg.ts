import { DamagedError, slice, startsWith } from './bytes.js';
import type { CleanImage } from './clean-image.js';

/** Frames that carry the size: SOF0 to SOF15 without DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Keeps the picture; EXIF with the place where it was taken, comments and what follows the end go. How to turn it stays. */
export function cleanJpeg(bytes: Buffer): CleanImage {
  const parts: Buffer[] = [slice(bytes, 0, 2)];
  let turned = 1;
  let size: { width: number; height: number } | null = null;
  for (let at = 2; ;) {
    const prefix = slice(bytes, at, 2);
    if (prefix.readUInt8(0) !== 0xff) throw new DamagedError('no marker');
    const marker = prefix.readUInt8(1);
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      parts.push(prefix);
      break;
    }
    const segment = slice(bytes, at, 2 + slice(bytes, at + 2, 2).readUInt16BE());
    if (segment.length < 4) throw new DamagedError('empty segment');
    at += segment.length;
    if (isFrame(marker))
      size ??= { height: slice(segment, 5, 2).readUInt16BE(), width: slice(segment, 7, 2).readUInt16BE() };
    if (marker === 0xe1 && turned === 1) turned = orientationOf(segment);
    if (isKept(marker, segment)) parts.push(segment);
    if (marker !== 0xda) continue;
    const end = endOfScan(bytes, at);
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (!size || size.width === 0 || size.height === 0) throw new DamagedError('no size');
  if (turned > 1) parts.splice(1, 0, orientationSegment(turned));
  // From 5 on the picture lies on its side.
  const shown = turned > 4 ? { width: size.height, height: size.width } : size;
  return { bytes: Buffer.concat(parts), ...shown };
}

/** JFIF, the colour profile and Adobe's colour transform decide how it looks. */
function isKept(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return (
    (marker === 0xe0 && startsWith(segment, 'JFIF\0', 4)) ||
    (marker === 0xe2 && startsWith(segment, 'ICC_PROFILE\0', 4)) ||
    (marker === 0xee && startsWith(segment, 'Adobe', 4))
  );
}

/** Compressed data run until a marker that is neither an escaped 0xff nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new DamagedError('cut off');
}

/** The tag 0x0112 of the first directory: 1 to 8; 1: as it lies. */
function orientationOf(segment: Buffer): number {
  if (!startsWith(segment, 'Exif\0\0', 4)) return 1;
  const tiff = segment.subarray(10);
  try {
    const little = startsWith(tiff, 'II');
    const u16 = (at: number): number =>
      little ? slice(tiff, at, 2).readUInt16LE() : slice(tiff, at, 2).readUInt16BE();
    const u32 = (at: number): number =>
      little ? slice(tiff, at, 4).readUInt32LE() : slice(tiff, at, 4).readUInt32BE();
    const directory = u32(4);
    for (let i = 0; i < u16(directory); i++) {
      const entry = directory + 2 + i * 12;
      const value = u16(entry + 8);
      if (u16(entry) === 0x0112) return value >= 1 && value <= 8 ? value : 1;
    }
  } catch {
    // Broken metadata are no reason to refuse the picture.
  }
  return 1;
}

/** EXIF that says nothing but how to turn the picture. */
function orientationSegment(value: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  segment.write('Exif\0\0MM\0*', 4, 'latin1');
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(0x0112, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(value, 28);
  return segment;
}
