import { crc32, deflateSync } from 'node:zlib';

/** One chunk of a PNG. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([chunk.subarray(0, 4), body, chunk.subarray(4)]);
}

/** A grey picture; `extra` chunks stand before the pixels. The declared size may be larger than what is there. */
export function png(width = 2, height = 3, extra: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const lines = Buffer.alloc(Math.min(height, 100) * (1 + Math.min(width, 100)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', deflateSync(lines)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PNG with pixels and other fields of the header as told: whatever does not fit together. */
export function pngOf(
  packed: Uint8Array,
  { width = 2, height = 3, depth = 8, colour = 0, interlace = 0, extra = [] as readonly Buffer[] } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', packed.subarray(0, 5)),
    pngChunk('IDAT', packed.subarray(5)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A GIF of one dot, with a comment. */
export const gif = (comment = ''): Buffer =>
  Buffer.concat([
    Buffer.from('GIF89a\x05\x00\x04\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1'),
    comment === ''
      ? Buffer.alloc(0)
      : Buffer.concat([Buffer.from([0x21, 0xfe, comment.length]), Buffer.from(comment), Buffer.from([0])]),
    Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00', 'latin1'),
    Buffer.from('\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b', 'latin1'),
  ]);

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

/** EXIF with an orientation and a text that must not survive. */
export function exif(orientation: number, text: string): Buffer {
  const tiff = Buffer.from(
    `II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(orientation)}\0\0\0\0\0\0\0`,
    'latin1',
  );
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(text)]));
}

/** The markers of a JPEG of 30 × 20 dots; nobody decodes it here. */
export const jpeg = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...segments,
    segment(0xfe, Buffer.from('comment')),
    segment(0xc2, Buffer.from([8, 0, 20, 0, 30, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x78, 0xff, 0xd9]),
  ]);

const riff = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

/** An extended WebP of 300 × 200 dots with a place where it was taken. */
export function webp(): Buffer {
  const canvas = Buffer.alloc(10);
  canvas.writeUInt8(0x08 | 0x10, 0);
  canvas.writeUIntLE(299, 4, 3);
  canvas.writeUIntLE(199, 7, 3);
  const chunks = Buffer.concat([
    riff('VP8X', canvas),
    riff('VP8L', Buffer.from([0x2f, 1, 2, 3, 4])),
    riff('EXIF', Buffer.from('GPS 56.8')),
  ]);
  return riff('RIFF', Buffer.concat([Buffer.from('WEBP'), chunks]));
}
