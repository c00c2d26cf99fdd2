import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import type { FileStorage } from '../attachments/storage/file-storage.js';
import { BackupError } from './backup-error.js';
import { dataFrames, fileSchema, jsonFrame, parseFrame, tableEndSchema, type Frame } from './backup-format.js';

/** Sums of the files in a backup. */
export interface FileSums {
  readonly files: number;
  /** Known to the database, but no longer in the storage. */
  readonly missing: number;
}

/** The attachments that the snapshot of the database knows, one after the other; none is in memory as a whole. */
export async function* fileFrames(client: pg.ClientBase, storage: FileStorage): AsyncGenerator<Buffer, FileSums> {
  const { rows } = await client.query<{ id: string; size: string }>(
    'select id, size from stored_file where stored_at is not null order by id',
  );
  let missing = 0;
  for (const { id, size } of rows) {
    const content = await storage.open(id);
    if (!content) {
      missing += 1;
      continue;
    }
    yield jsonFrame('file', { id, size: Number(size) });
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      digest.update(chunk);
      bytes += chunk.length;
      yield* dataFrames(chunk);
    }
    yield jsonFrame('end', { name: id, rows: bytes, sha256: digest.digest('hex') });
  }
  return { files: rows.length - missing, missing };
}

/** Takes the files of a backup over. What lies in the storage under the same key is the same: keys are never used twice. */
export class FileLoader {
  /** Digests by key. */
  readonly loaded = new Map<string, string>();

  /** @param storage where they go; null: they are only looked at */
  constructor(private readonly storage: FileStorage | null) {}

  /** @param frames what follows the frame that begins the file */
  async load(begin: Frame, frames: AsyncGenerator<Frame>): Promise<void> {
    const { id } = parseFrame(begin, fileSchema);
    const folder = await mkdtemp(join(tmpdir(), 'soproekt-restore-'));
    try {
      const path = join(folder, randomUUID());
      const digest = createHash('sha256');
      let size = 0;
      let end: Frame | undefined;
      async function* content(): AsyncGenerator<Buffer> {
        for (;;) {
          const { value: frame, done } = await frames.next();
          if (done) throw new BackupError('file', 'The backup is cut off.');
          if (frame.type !== 'data') {
            end = frame;
            return;
          }
          digest.update(frame.body);
          size += frame.body.length;
          yield frame.body;
        }
      }
      await pipeline(Readable.from(content(), { objectMode: false }), createWriteStream(path));
      const sha256 = digest.digest('hex');
      if (end?.type !== 'end') throw new BackupError('file', 'The backup is damaged: its parts are not in order.');
      const told = parseFrame(end, tableEndSchema);
      if (told.name !== id || told.rows !== size || told.sha256 !== sha256) {
        throw new BackupError('file', `The backup is damaged: the file ${id} is not what was written.`);
      }
      await this.storage?.put(id, path, { size, sha256 });
      this.loaded.set(id, sha256);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** @returns what differs from the rows of the restored database */
  async differences(client: pg.ClientBase, expected: number): Promise<string[]> {
    const { rows } = await client.query<{ id: string; sha256: Buffer }>('select id, sha256 from stored_file');
    const digests = new Map(rows.map(({ id, sha256 }) => [id, sha256.toString('hex')]));
    const differences = [...this.loaded]
      .filter(([id, sha256]) => digests.get(id) !== sha256)
      .map(([id]) => `file ${id}: another content`);
    return this.loaded.size === expected
      ? differences
      : [...differences, `${this.loaded.size} files instead of ${expected}`];
  }
}
