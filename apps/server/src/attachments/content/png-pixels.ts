import { inflateSync } from 'node:zlib';
import { slice } from './bytes.js';

/** Unpacked bytes of one picture: whoever shows or exports it holds them in memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Samples of a pixel and the allowed bits of a sample, by colour type. */
const COLOURS: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** First column, first line, steps between columns and lines. */
type Pass = readonly [x: number, y: number, dx: number, dy: number];
const WHOLE: readonly Pass[] = [[0, 0, 1, 1]];
const ADAM7: readonly Pass[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const LAST_FILTER = 4;

/**
 * Unpacks the pixels of a cleaned PNG of a sensible size: exactly what its header promises must come out. Programs that read it later
 * unpack without a bound.
 */
export function refusalOfPixels(png: Buffer): 'damaged' | 'image-too-large' | null {
  const rows = rowsOf(png);
  if (!rows) return 'damaged';
  const expected = rows.reduce((sum, { count, length }) => sum + count * length, 0);
  if (expected > MOST_BYTES) return 'image-too-large';
  try {
    // One block of the whole length: otherwise pieces and their sum lie in memory at the same time.
    const chunkSize = Math.max(64, expected + 1);
    const pixels = inflateSync(packed(png), { maxOutputLength: expected, chunkSize });
    return pixels.length === expected && filtersAreKnown(pixels, rows) ? null : 'damaged';
  } catch {
    return 'damaged';
  }
}

interface Rows {
  readonly count: number;
  /** Bytes, with the one that names the filter. */
  readonly length: number;
}

/** Null: the header names what the format does not know. */
function rowsOf(png: Buffer): Rows[] | null {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth = 0, type = -1, compression, filter, interlace = -1] = png.subarray(24, 29);
  const colour = COLOURS[type];
  const passes = [WHOLE, ADAM7][interlace];
  if (!colour?.depths.includes(depth) || !passes || compression !== 0 || filter !== 0) return null;
  return passes.flatMap(([x, y, dx, dy]) => {
    const columns = Math.ceil((width - x) / dx);
    const count = Math.ceil((height - y) / dy);
    if (columns <= 0 || count <= 0) return [];
    return [{ count, length: 1 + Math.ceil((columns * colour.samples * depth) / 8) }];
  });
}

/** The data of all chunks with pixels, as one stream. */
function packed(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = slice(png, at, 4).readUInt32BE();
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(slice(png, at + 8, length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

function filtersAreKnown(pixels: Buffer, rows: readonly Rows[]): boolean {
  let at = 0;
  for (const { count, length } of rows) {
    for (let row = 0; row < count; row++, at += length) if ((pixels[at] ?? 255) > LAST_FILTER) return false;
  }
  return true;
}
