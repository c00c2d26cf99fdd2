import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { databaseErrorCode } from '../platform/database/database-error.js';
import { MIGRATION_LOCK } from '../platform/database/migrate.js';
import type { FileStorage } from '../attachments/storage/file-storage.js';
import { BackupError } from './backup-error.js';
import { FileLoader } from './backup-files.js';
import {
  FORMAT,
  headSchema,
  manifestSchema,
  parseFrame,
  readFrames,
  tableEndSchema,
  tableSchema,
  type Frame,
  type Head,
  type Manifest,
} from './backup-format.js';
import { copyTarget, quoted } from './catalog.js';
import { SESSION } from './database.js';
import { documentFingerprints } from './document-fingerprints.js';
import { inOneTransaction } from './migrating-connection.js';
import { clear, holdingsOf, refuseWhileServed, type Holdings } from './target.js';
import { refuseUnknown, type Progress } from './write-backup.js';

/** Parts of a backup that this version can restore. */
const PARTS = new Set(['database', 'files']);

export interface RestoreOptions {
  /** Where attachments go; without one they are only compared. */
  readonly storage?: FileStorage | null;
  readonly progress: Progress;
  /** Asked before anything is deleted. @throws BackupError to leave everything as it is */
  readonly confirm: (holdings: Holdings) => Promise<void>;
}

/** What was restored and found equal. */
export interface Restored {
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  readonly files: number;
}

/**
 * Loads a backup and proves that it is what was backed up, all in one transaction: the schema of its time, the rows, the
 * sequences, the migrations since, the hash of every document. Whatever fails, the database stays as it was.
 *
 * @param content the decrypted and unpacked file
 * @throws BackupError
 */
export async function restoreBackup(
  url: string,
  content: AsyncIterable<Uint8Array>,
  { progress, confirm, storage = null }: RestoreOptions,
): Promise<Restored> {
  const frames = readFrames(content);
  // Before the database is asked for anything: most mistakes show here.
  const head = readHead(await frames.next());
  try {
    return await inOneTransaction(url, async ({ client, migrate }) => {
      await prepare(client, confirm);
      await migrate(head.migrations);
      progress(`schema of ${head.createdAt}: ${head.migrations.length} migrations`);
      const files = new FileLoader(storage);
      const { manifest, loaded } = await load(client, frames, files, progress);
      await migrate();
      await verify(client, manifest, loaded, files, progress);
      const rows = Object.values(loaded).reduce((sum, count) => sum + count, 0);
      const { length: documents } = manifest.documents;
      return {
        createdAt: head.createdAt,
        tables: Object.keys(loaded).length,
        rows,
        documents,
        files: files.loaded.size,
      };
    });
  } finally {
    await frames.return(undefined);
  }
}

/** Makes room, if that is allowed. */
async function prepare(client: pg.ClientBase, confirm: RestoreOptions['confirm']): Promise<void> {
  await client.query(SESSION);
  // Held until the end: a server that starts meanwhile waits here with its own migrations.
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await refuseWhileServed(client);
  const holdings = await holdingsOf(client);
  if (!holdings.empty) await confirm(holdings);
  await clear(client);
}

function readHead({ value, done }: IteratorResult<Frame>): Head {
  if (done || value.type !== 'head') throw new BackupError('file', 'The backup has no beginning.');
  const head = parseFrame(value, headSchema);
  const part = head.parts.find((name) => !PARTS.has(name));
  if (head.format > FORMAT || part !== undefined) {
    throw new BackupError('file', 'The backup is of a newer version of Soproekt; update this one first.');
  }
  refuseUnknown(head.migrations, 'The backup');
  return head;
}

/** @returns the manifest, and the rows per table that the database counted while they were loaded */
async function load(
  client: pg.ClientBase,
  frames: AsyncGenerator<Frame>,
  files: FileLoader,
  progress: Progress,
): Promise<{ manifest: Manifest; loaded: Record<string, number> }> {
  const loaded: Record<string, number> = {};
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done) throw new BackupError('file', 'The backup is cut off.');
    if (frame.type === 'manifest') {
      const manifest = parseFrame(frame, manifestSchema);
      // Reading on to the end is what makes gzip and age check the end of the file.
      if (!(await frames.next()).done)
        throw new BackupError('file', 'The backup is damaged: something follows its end.');
      await setSequences(client, manifest.sequences);
      return { manifest, loaded };
    }
    if (frame.type === 'file') {
      await files.load(frame, frames);
      continue;
    }
    if (frame.type !== 'table') throw new BackupError('file', 'The backup is damaged: its parts are not in order.');
    const table = parseFrame(frame, tableSchema);
    // These rows are those of the backup; what migrating has just written is the same, with other numbers.
    if (table.name === 'migration') await client.query('delete from migration');
    loaded[table.name] = await loadTable(client, table, frames);
    progress(`${table.name}: ${loaded[table.name]} rows`);
  }
}

async function loadTable(
  client: pg.ClientBase,
  table: { name: string; columns: string[] },
  frames: AsyncGenerator<Frame>,
): Promise<number> {
  const digest = createHash('sha256');
  let end: Frame | undefined;
  async function* text(): AsyncGenerator<Buffer> {
    for (;;) {
      const { value: frame, done } = await frames.next();
      if (done) throw new BackupError('file', 'The backup is cut off.');
      if (frame.type !== 'data') {
        end = frame;
        return;
      }
      digest.update(frame.body);
      yield frame.body;
    }
  }
  const copy = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`));
  await pipeline(Readable.from(text(), { objectMode: false }), copy).catch((error: unknown) =>
    rethrow(error, table.name),
  );
  if (end?.type !== 'end') throw new BackupError('file', 'The backup is damaged: its parts are not in order.');
  const { name, rows, sha256 } = parseFrame(end, tableEndSchema);
  if (name !== table.name || rows !== copy.rowCount || sha256 !== digest.digest('hex')) {
    throw new BackupError('file', `The backup is damaged: the table ${table.name} is not what was written.`);
  }
  return copy.rowCount;
}

/** Without encryption damage may show first as rows that the database does not take; the checksum comes last. */
function rethrow(cause: unknown, table: string): never {
  const code = databaseErrorCode(cause) ?? '';
  if (!/^(22|23|42)/.test(code)) throw cause;
  throw new BackupError('file', `The backup is damaged: the database does not take the table ${table} (${code}).`, {
    cause,
  });
}

async function setSequences(client: pg.ClientBase, sequences: Manifest['sequences']): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    if (last !== null) await client.query('select setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, last]);
  }
}

/** @throws BackupError naming what differs */
async function verify(
  client: pg.ClientBase,
  manifest: Manifest,
  loaded: Readonly<Record<string, number>>,
  files: FileLoader,
  progress: Progress,
): Promise<void> {
  const differences: string[] = [];
  for (const name of new Set([...Object.keys(manifest.tables), ...Object.keys(loaded)])) {
    const [want = 0, got = 0] = [manifest.tables[name], loaded[name]];
    if (want !== got) differences.push(`table ${name}: ${got} rows instead of ${want}`);
  }
  const expected = new Map(manifest.documents.map(({ id, hash }) => [id, hash]));
  for await (const { id, hash } of documentFingerprints(client)) {
    const want = expected.get(id);
    if (want !== hash) differences.push(`document ${id}: ${want === undefined ? 'not in the backup' : 'another text'}`);
    expected.delete(id);
  }
  for (const id of expected.keys()) differences.push(`document ${id}: missing`);
  if (manifest.files !== undefined) differences.push(...(await files.differences(client, manifest.files)));
  if (differences.length > 0) {
    const shown = differences.slice(0, 20).join('\n  ');
    throw new BackupError('different', `What was restored is not what was backed up:\n  ${shown}`);
  }
  progress(`${manifest.documents.length} documents have the same hash as in the backup`);
}
