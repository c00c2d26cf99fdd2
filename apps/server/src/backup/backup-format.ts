import { z } from 'zod';
import { BackupError } from './backup-error.js';

/** Version of the format. A reader takes its own and older ones. */
export const FORMAT = 1;

/**
 * Inside compression and encryption a backup is a row of frames: one byte for the type, four for the length of what follows
 * (big endian), then that. `head`, then per table `table`, any number of `data` and `end`, at last `manifest`. A file without
 * its manifest was cut off.
 *
 * Attachments in a directory follow the last table, announced in `parts` as `files`: per file `file`, any number of `data` and `end`.
 */
const TYPES = ['head', 'table', 'data', 'end', 'manifest', 'file'] as const;
export type FrameType = (typeof TYPES)[number];

const HEADER_BYTES = 5;
/** Larger pieces are split by the writer; a larger length means damage. */
const MAX_DATA_BYTES = 1024 * 1024;
const MAX_JSON_BYTES = 256 * 1024 * 1024;

const count = z.int().nonnegative();

/** What must be known before anything is loaded. */
export const headSchema = z.object({
  format: z.int().positive(),
  /** Kinds of content; a reader that does not know one refuses the file. */
  parts: z.array(z.string()),
  createdAt: z.iso.datetime(),
  /** Names of the migrations of the database, in the order in which they ran. */
  migrations: z.array(z.string()),
});
export type Head = z.infer<typeof headSchema>;

/** Begins a table. */
export const tableSchema = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });
export type TableHead = z.infer<typeof tableSchema>;

/** Begins a file; its `end` has the key as name, the bytes as rows and the digest of the content. */
export const fileSchema = z.object({ id: z.uuid(), size: count });

/** Ends a table; the digest is that of its COPY text. */
export const tableEndSchema = z.object({ name: z.string(), rows: count, sha256: z.string() });
export type TableEnd = z.infer<typeof tableEndSchema>;

/** The fingerprint of one document, see document-hash.ts. */
export const documentFingerprintSchema = z.object({
  id: z.string(),
  hash: z.string(),
  /** Rows that are set aside or damaged; they are carried over but not part of the hash. */
  setAside: count,
});
export type DocumentFingerprint = z.infer<typeof documentFingerprintSchema>;

/** What a restored database must equal. */
export const manifestSchema = z.object({
  /** Rows per table. */
  tables: z.record(z.string(), count),
  /** Next positions of sequences; null: never used. */
  sequences: z.record(
    z.string(),
    z
      .string()
      .regex(/^-?\d+$/)
      .nullable(),
  ),
  documents: z.array(documentFingerprintSchema),
  /** How many files there are; backups without files do not say. */
  files: count.optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A piece of a backup. */
export interface Frame {
  readonly type: FrameType;
  readonly body: Buffer;
}

/** Encodes data; large pieces become several frames. */
export function* dataFrames(chunk: Buffer): Generator<Buffer> {
  for (let at = 0; at < chunk.length; at += MAX_DATA_BYTES) {
    yield* encode('data', chunk.subarray(at, at + MAX_DATA_BYTES));
  }
}

/** Encodes everything else. */
export function jsonFrame(type: Exclude<FrameType, 'data'>, value: unknown): Buffer {
  return Buffer.concat([...encode(type, Buffer.from(JSON.stringify(value)))]);
}

function* encode(type: FrameType, body: Buffer): Generator<Buffer> {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(TYPES.indexOf(type));
  header.writeUInt32BE(body.length, 1);
  yield header;
  yield body;
}

/**
 * Splits a stream into frames, one in memory at a time.
 * @throws BackupError when it is cut off or does not follow the format
 */
export async function* readFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let chunks: Buffer[] = [];
  let size = 0;
  let wanted = HEADER_BYTES;
  let type: FrameType | undefined;
  for await (const piece of source) {
    chunks.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    size += piece.byteLength;
    if (size < wanted) continue;
    let rest = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
    while (rest.length >= wanted) {
      const part = rest.subarray(0, wanted);
      rest = rest.subarray(wanted);
      if (type === undefined) {
        ({ type, length: wanted } = decodeHeader(part));
      } else {
        yield { type, body: part };
        type = undefined;
        wanted = HEADER_BYTES;
      }
    }
    chunks = [rest];
    size = rest.length;
  }
  if (size > 0 || type !== undefined) throw new BackupError('file', 'The backup is cut off.');
}

function decodeHeader(header: Buffer): { type: FrameType; length: number } {
  const type = TYPES[header.readUInt8()];
  const length = header.readUInt32BE(1);
  if (!type || length > (type === 'data' ? MAX_DATA_BYTES : MAX_JSON_BYTES)) {
    throw new BackupError('file', 'This is not a backup of Soproekt, or it is damaged.');
  }
  return { type, length };
}

/** @throws BackupError when the body is not what the schema describes */
export function parseFrame<S extends z.ZodType>({ body }: Frame, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(body.toString('utf8')));
  } catch (cause) {
    throw new BackupError('file', 'The backup is damaged: one of its parts cannot be understood.', { cause });
  }
}
