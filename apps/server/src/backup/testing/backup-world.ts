import { generateIdentity, identityToRecipient } from 'age-encryption';
import { mkdtemp, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import * as Y from 'yjs';
import type { FileStorage } from '../../attachments/storage/file-storage.js';
import { checksumOf } from '../../collab/checksum.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { opened, type Keys, type Seal } from '../backup-cipher.js';
import { backupToFile } from '../backup.js';
import { restoreBackup, type Restored, type RestoreOptions } from '../restore-backup.js';

const quiet = (): void => undefined;

/** Databases, files and keys of one test file. */
export class BackupWorld {
  private readonly databases: TestDatabase[] = [];
  private files = 0;

  private constructor(
    readonly folder: string,
    readonly seal: Seal,
    readonly keys: Keys,
  ) {}

  static async start(): Promise<BackupWorld> {
    const identity = await generateIdentity();
    const seal: Seal = { kind: 'recipients', recipients: [await identityToRecipient(identity)] };
    return new BackupWorld(await mkdtemp(join(tmpdir(), 'soproekt-backup-')), seal, { identities: [identity] });
  }

  async stop(): Promise<void> {
    for (const database of this.databases) await database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Migrated and without rows. */
  async database(): Promise<TestDatabase> {
    const database = await createTestDatabase();
    this.databases.push(database);
    return database;
  }

  path(): string {
    this.files += 1;
    return join(this.folder, `${this.files}.backup`);
  }

  async backup(url: string, seal: Seal = this.seal, storage: FileStorage | null = null): Promise<string> {
    const path = this.path();
    await backupToFile(url, seal, path, quiet, storage);
    return path;
  }

  async restore(url: string, path: string, options: Partial<RestoreOptions & { keys: Keys }> = {}): Promise<Restored> {
    const { keys = this.keys, progress = quiet, confirm = refuse, storage = null } = options;
    return restoreBackup(url, await opened(createReadStream(path), keys), { progress, confirm, storage });
  }
}

const refuse = (): Promise<never> => Promise.reject(new Error('the database is not empty'));

/**
 * Every row of every table as one digest per table, whatever the order.
 * @param columns compares these alone, when the schema has changed in between
 */
export async function contentsOf(
  pool: pg.Pool,
  without: readonly string[] = [],
  columns?: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const contents: Record<string, string> = {};
  for (const { name } of rows) {
    if (without.includes(name) || (columns && !columns[name])) continue;
    const list = columns?.[name]?.map((column) => `"${column}"`).join(', ') ?? '*';
    const digest = await pool.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text)), '') as digest
       from (select ${list} from "${name}") as t`,
    );
    contents[name] = digest.rows[0]?.digest ?? '';
  }
  return contents;
}

/** Journal rows of a document that several people write, some folded into a snapshot, one damaged and set aside. */
export async function writeJournal(pool: pg.Pool, documentId: string, edits: number, folded = 0): Promise<void> {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < edits; i++) doc.getText('text').insert(0, `правка ${i}\n\\.\t`);
  for (const update of updates.slice(folded)) await insertUpdate(pool, documentId, update, doc.clientID);
  if (folded === 0) return;
  const snapshot = Y.mergeUpdates(updates.slice(0, folded));
  await pool.query(
    `insert into document_snapshot (document_id, version, state, state_vector, checksum, through_seq)
     values ($1, 1, $2, $3, $4, 1)`,
    [documentId, snapshot, Y.encodeStateVectorFromUpdate(snapshot), checksumOf(snapshot)],
  );
  await pool.query(
    `insert into document_client (document_id, client_id, author_id, first_seen_at)
     select $1, $2, id, now() from app_user limit 1`,
    [documentId, doc.clientID],
  );
  await pool.query(
    `insert into document_update (document_id, update, checksum, quarantined_at, quarantine_reason)
     values ($1, $2, 0, now(), 'checksum')`,
    [documentId, Buffer.from([0, 10, 92, 46, 255])],
  );
}

export async function insertUpdate(
  client: pg.Pool | pg.ClientBase,
  documentId: string,
  update: Uint8Array,
  clientId: number,
): Promise<void> {
  await client.query(
    `insert into document_update (document_id, update, author_id, client_ids, checksum)
     values ($1, $2, (select id from app_user limit 1), $3, $4)`,
    [documentId, Buffer.from(update), [clientId], checksumOf(update)],
  );
}
