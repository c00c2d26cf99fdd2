import type { ImageType } from '@soproekt/contracts';
import { startsWith } from './bytes.js';
import { cleanGif } from './gif.js';
import { cleanJpeg } from './jpeg.js';
import { refusalOfPixels } from './png-pixels.js';
import { cleanPng } from './png.js';
import { cleanWebp } from './webp.js';

/** A picture without its metadata. */
export interface CleanImage {
  readonly bytes: Buffer;
  /** Pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Larger ones would take gigabytes of the memory of whoever looks at them. */
const MAX_SIDE = 16_384;
const MAX_PIXELS = 80_000_000;

const READERS: Readonly<Record<ImageType, (bytes: Buffer) => CleanImage>> = {
  'image/png': cleanPng,
  'image/jpeg': cleanJpeg,
  'image/gif': cleanGif,
  'image/webp': cleanWebp,
};

/** The type of a picture by its first bytes. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  return null;
}

/**
 * Writes a picture anew from the parts that are seen. What hides behind or between them – places, comments, a second file – is gone.
 * @returns the refusal when it is damaged or too large to be shown
 */
export function cleanImage(bytes: Buffer, type: ImageType): CleanImage | 'damaged' | 'image-too-large' {
  let image: CleanImage;
  try {
    image = READERS[type](bytes);
  } catch {
    return 'damaged';
  }
  const { width, height } = image;
  if (width === 0 || height === 0) return 'damaged';
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) return 'image-too-large';
  return (type === 'image/png' && refusalOfPixels(image.bytes)) || image;
}
