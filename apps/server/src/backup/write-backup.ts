import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { MIGRATIONS } from '../platform/database/migrations/index.js';
import type { FileStorage } from '../attachments/storage/file-storage.js';
import { BackupError } from './backup-error.js';
import { fileFrames, type FileSums } from './backup-files.js';
import { dataFrames, FORMAT, jsonFrame, type Head, type Manifest } from './backup-format.js';
import { copyTarget, migrationsOf, sequencesOf, tablesOf, type Table } from './catalog.js';
import { connect, SESSION } from './database.js';
import { documentFingerprints } from './document-fingerprints.js';

/** Hears how far the work is, in sentences for people. */
export type Progress = (text: string) => void;

/** What was written. */
export interface Written {
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  /** Attachments; 0 also when they lie elsewhere. */
  readonly files: number;
  /** Attachments that the storage has lost. */
  readonly missingFiles: number;
  /** Journal rows and snapshots that are damaged or set aside; more than none deserves a look. */
  readonly setAside: number;
}

/**
 * Reads the whole database from one snapshot, while people go on typing, and gives it out piece by piece.
 * @param onDone called with the sums after the last piece
 * @param storage where the attachments lie; null: not here, they are kept safe where they are
 */
export async function* backupFrames(
  url: string,
  progress: Progress,
  onDone: (written: Written) => void,
  storage: FileStorage | null = null,
): AsyncGenerator<Buffer> {
  const client = await connect(url);
  try {
    // One snapshot for all that follows. (DEFERRABLE would add nothing: nobody writes in serializable transactions.)
    await client.query('begin isolation level repeatable read, read only');
    await client.query(SESSION);
    const head = await headOf(client, storage !== null);
    const tables = await tablesOf(client);
    yield jsonFrame('head', head);
    const manifest: Manifest = { tables: {}, sequences: {}, documents: [] };
    for (const table of tables) {
      manifest.tables[table.name] = yield* tableFrames(client, table);
      progress(`${table.name}: ${manifest.tables[table.name]} rows`);
    }
    const files = storage ? yield* fileFrames(client, storage) : null;
    if (files) {
      manifest.files = files.files;
      progress(`${files.files} files`);
    }
    manifest.sequences = await sequencesOf(client);
    for await (const fingerprint of documentFingerprints(client)) manifest.documents.push(fingerprint);
    progress(`${manifest.documents.length} documents fingerprinted`);
    yield jsonFrame('manifest', manifest);
    onDone(sumsOf(manifest, files));
  } finally {
    await client.end();
  }
}

async function headOf(client: pg.ClientBase, withFiles: boolean): Promise<Head> {
  const migrations = await migrationsOf(client);
  if (migrations.length === 0) throw new BackupError('refused', 'There is nothing to back up: the database is empty.');
  refuseUnknown(migrations, 'The database');
  return {
    format: FORMAT,
    parts: withFiles ? ['database', 'files'] : ['database'],
    createdAt: new Date().toISOString(),
    migrations,
  };
}

/** @throws BackupError when a newer version of the program was at work */
export function refuseUnknown(migrations: readonly string[], what: string): void {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const unknown = migrations.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new BackupError('file', `${what} is of a newer version of Soproekt (${unknown}); update this one first.`);
  }
}

async function* tableFrames(client: pg.Client, table: Table): AsyncGenerator<Buffer, number> {
  yield jsonFrame('table', table);
  const copy = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
  const digest = createHash('sha256');
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    digest.update(chunk);
    yield* dataFrames(chunk);
  }
  // The number of rows comes with the end of the command, which lies before the answer to anything asked after it.
  await client.query('select');
  const rows = copy.rowCount;
  yield jsonFrame('end', { name: table.name, rows, sha256: digest.digest('hex') });
  return rows;
}

function sumsOf({ tables, documents }: Manifest, files: FileSums | null): Written {
  return {
    tables: Object.keys(tables).length,
    rows: Object.values(tables).reduce((sum, rows) => sum + rows, 0),
    documents: documents.length,
    files: files?.files ?? 0,
    missingFiles: files?.missing ?? 0,
    setAside: documents.reduce((sum, { setAside }) => sum + setAside, 0),
  };
}
