import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import * as Y from 'yjs';
import { checksumOf } from '../collab/checksum.js';
import { DemoService } from '../demo/demo.service.js';
import { queryPool } from '../platform/database/query-pool.js';
import { insertDocument, seedPeople, type Seeded } from '../testing/seed-people.js';
import { startTestApp } from '../testing/test-app.js';
import { adminUrl, type TestDatabase } from '../testing/test-database.js';
import { opened } from './backup-cipher.js';
import { backupToFile } from './backup.js';
import { jsonFrame, manifestSchema, parseFrame, readFrames, type Manifest } from './backup-format.js';
import { EXCLUDED_TABLES, sequencesOf } from './catalog.js';
import { withClient } from './database.js';
import { restoreBackup } from './restore-backup.js';
import { BackupWorld, contentsOf, insertUpdate, writeJournal } from './testing/backup-world.js';
import { verifyInScratch } from './verify-backup.js';
import { backupFrames } from './write-backup.js';

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const excluded = Object.keys(EXCLUDED_TABLES);
const quiet = (): void => undefined;
const allow = async (): Promise<void> => undefined;

async function framesOf(url: string): Promise<Buffer[]> {
  const frames: Buffer[] = [];
  for await (const frame of backupFrames(url, quiet, quiet)) frames.push(frame);
  return frames;
}

async function manifestOf(url: string): Promise<Manifest> {
  async function* source(): AsyncGenerator<Buffer> {
    yield* await framesOf(url);
  }
  let manifest: Manifest | undefined;
  for await (const frame of readFrames(source())) {
    if (frame.type === 'manifest') manifest = parseFrame(frame, manifestSchema);
  }
  if (!manifest) throw new Error('no manifest');
  return manifest;
}

// Two cores and a dozen databases.
jest.setTimeout(60_000);

describe('backup and restore', () => {
  let world: BackupWorld;
  let source: TestDatabase;
  let seeded: Seeded;
  let file: string;

  beforeAll(async () => {
    world = await BackupWorld.start();
    source = await world.database();
    const app = await startTestApp({ database: source });
    await app.app.get(DemoService).seedIfEmpty();
    await app.close();
    seeded = await seedPeople(source.pool);
    for (const [edits, folded] of [
      [30, 0],
      [40, 25],
      [12, 12],
    ] as const) {
      await writeJournal(source.pool, await insertDocument(source.pool, seeded.workspaceId), edits, folded);
    }
    file = await world.backup(source.url);
  });
  afterAll(() => world?.stop());

  it('S44: brings everything back, row by row, and the server runs on it', async () => {
    const target = await world.database();
    const restored = await world.restore(target.url, file);
    const want = await contentsOf(source.pool, excluded);
    expect(await contentsOf(target.pool, excluded)).toEqual(want);
    expect(restored.documents).toBeGreaterThan(4);
    expect(restored.tables).toBe(Object.keys(want).length);
    const [before, after] = await Promise.all([source.url, target.url].map((url) => withClient(url, sequencesOf)));
    expect(after).toEqual(before);
    expect(Object.values(after ?? {})).toContainEqual(expect.stringMatching(/^[1-9]/));
    expect((await target.pool.query('select 1 from session')).rowCount).toBe(0);
    await expect(target.pool.query('delete from audit')).rejects.toThrow('append-only');
    const app = await startTestApp({ database: target });
    const cookie = await app.signIn(seeded.people.author.email);
    expect((await app.call('GET', '/api/v1/workspaces', { cookie })).status).toBe(200);
    await app.close();
  });

  it('S44: a document has the same hash before and after compaction and after a restore, and another after any edit', async () => {
    const database = await world.database();
    await seedPeople(database.pool);
    const id = randomUUID();
    await writeJournal(database.pool, id, 20);
    const [first] = (await manifestOf(database.url)).documents;
    const { rows } = await database.pool.query<{ update: Buffer }>('select update from document_update order by seq');
    const doc = new Y.Doc();
    for (const { update } of rows) Y.applyUpdate(doc, update);
    const state = Y.encodeStateAsUpdate(doc);
    await database.pool.query('delete from document_update');
    await database.pool.query(
      `insert into document_snapshot (document_id, version, state, state_vector, checksum, through_seq)
       values ($1, 1, $2, $3, $4, 20)`,
      [id, Buffer.from(state), Buffer.from(Y.encodeStateVector(doc)), checksumOf(state)],
    );
    const [compacted] = (await manifestOf(database.url)).documents;
    expect(compacted).toEqual(first);
    const target = await world.database();
    await world.restore(target.url, await world.backup(database.url));
    expect((await manifestOf(target.url)).documents).toEqual([first]);
    const edits: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => edits.push(update));
    doc.getText('text').delete(0, 1);
    await insertUpdate(database.pool, id, edits[0] as Uint8Array, doc.clientID);
    const [edited] = (await manifestOf(database.url)).documents;
    expect(edited).toMatchObject({ id, setAside: 0 });
    expect(edited?.hash).not.toBe(first?.hash);
  });

  it('knows every table: a new one is in the backup or named with a reason, and needs nothing that is left out', async () => {
    const { rows } = await source.pool.query<{ name: string; schema: string }>(
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    expect(rows.filter(({ schema }) => schema !== 'public')).toEqual([]);
    const { tables } = await manifestOf(source.url);
    expect([...Object.keys(tables), ...excluded].sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(excluded).toEqual(['session']);
    const references = await source.pool.query(
      `select 1 from pg_constraint where contype = 'f'
       and confrelid::regclass::text = any ($1) and conrelid::regclass::text <> all ($1)`,
      [excluded],
    );
    expect(references.rowCount).toBe(0);
  });

  it('is of one moment while people type', async () => {
    const database = await world.database();
    const { workspaceId } = await seedPeople(database.pool);
    const ids = await Promise.all([0, 1, 2].map(() => insertDocument(database.pool, workspaceId)));
    let typing = true;
    let typed = 0;
    const type = async (id: string): Promise<void> => {
      const doc = new Y.Doc();
      const client = await database.pool.connect();
      while (typing) {
        const updates: Uint8Array[] = [];
        doc.once('update', (update: Uint8Array) => updates.push(update));
        doc.getText('text').insert(0, 'слово ');
        // The row of the document and its journal change together: a backup that reads them at two moments shows it.
        await client.query('begin');
        await insertUpdate(client, id, updates[0] as Uint8Array, doc.clientID);
        await client.query('update document set word_count = word_count + 1 where id = $1', [id]);
        await client.query('commit');
        typed += 1;
      }
      client.release();
    };
    const typists = ids.map(type);
    const target = await world.database();
    const seen: number[] = [];
    for (let i = 0; i < 3; i++) {
      const before = typed;
      const path = await world.backup(database.url);
      expect(typed).toBeGreaterThan(before);
      await world.restore(target.url, path, { confirm: allow });
      const { rows } = await target.pool.query<{ words: number; rows: number }>(
        `select word_count as words, (select count(*)::int from document_update where document_id = id) as rows from document`,
      );
      for (const { words, rows: stored } of rows) expect(stored).toBe(words);
      seen.push(rows.reduce((sum, { words }) => sum + words, 0));
    }
    typing = false;
    await Promise.all(typists);
    expect(seen[2]).toBeGreaterThan(seen[0] ?? 0);
  });

  it('restores only into an empty database unless told, and then all or nothing', async () => {
    const target = await world.database();
    await seedPeople(target.pool);
    const before = await contentsOf(target.pool);
    await expect(world.restore(target.url, file)).rejects.toThrow('the database is not empty');
    expect(await contentsOf(target.pool)).toEqual(before);
    let asked: object | undefined;
    await world.restore(target.url, file, { confirm: async (holdings) => void (asked = holdings) });
    expect(asked).toMatchObject({ people: 9, documents: 0, empty: false });
    expect(await contentsOf(target.pool, excluded)).toEqual(await contentsOf(source.pool, excluded));
  });

  it('refuses a database that a server is using, or that is somebody else’s', async () => {
    const target = await world.database();
    const app = await startTestApp({ database: target });
    // Also of a server that nobody has asked for anything for a long time.
    expect(queryPool(app.app.get(DataSource)).options.min).toBeGreaterThan(0);
    await expect(world.restore(target.url, file)).rejects.toThrow('stop it first');
    await app.close();
    await target.pool.query('drop table migration; create table theirs (id int)');
    await expect(world.restore(target.url, file, { confirm: allow })).rejects.toThrow('some other program');
  });

  it('S44: restores into a scratch database to prove a backup, and leaves none behind', async () => {
    const scratches = async (): Promise<number | null> =>
      withClient(adminUrl(), async (admin) => {
        const { rowCount } = await admin.query(`select 1 from pg_database where datname like 'soproekt\\_verify\\_%'`);
        return rowCount;
      });
    const before = await contentsOf(source.pool);
    const content = async (path: string) => opened(createReadStream(path), world.keys);
    const restored = await verifyInScratch(source.url, await content(file), quiet);
    expect(restored.documents).toBe((await manifestOf(source.url)).documents.length);
    const damaged = world.path();
    const bytes = await readFile(file);
    await writeFile(damaged, bytes.subarray(0, bytes.length - 1));
    await expect(verifyInScratch(source.url, await content(damaged), quiet)).rejects.toThrow('cut off or damaged');
    expect(await scratches()).toBe(0);
    expect(await contentsOf(source.pool)).toEqual(before);
  });

  describe('a file that is not as it was written', () => {
    let target: TestDatabase;
    let before: Record<string, string>;
    beforeAll(async () => {
      target = await world.database();
      await seedPeople(target.pool);
      before = await contentsOf(target.pool);
    });
    // Whatever is tried, nothing may change.
    afterEach(async () => expect(await contentsOf(target.pool)).toEqual(before));

    const attempt = (path: string) => world.restore(target.url, path, { confirm: allow });

    it('S44: is encrypted for its passphrase, readable by its owner alone, and says nothing to others', async () => {
      const passphrase = 'tree-window-river-stone';
      const path = await world.backup(source.url, { kind: 'passphrase', passphrase, work: 10 });
      const bytes = await readFile(path);
      expect(bytes.subarray(0, 18).toString()).toBe('age-encryption.org');
      for (const text of ['institution', 'COPY', seeded.people.author.email]) expect(bytes.includes(text)).toBe(false);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      const wrong = { passphrase: 'tree-window-river-stones', identities: [] };
      await expect(world.restore(target.url, path, { keys: wrong })).rejects.toThrow('does not open');
      await expect(world.restore(target.url, path)).rejects.toThrow('does not open');
      await expect(world.restore(target.url, path, { keys: { identities: [] } })).rejects.toThrow('BACKUP_PASSPHRASE');
      const empty = await world.database();
      await world.restore(empty.url, path, { keys: { passphrase, identities: [] } });
    });

    it(`S44: is refused when a byte is flipped or the end is missing (seed ${SEED})`, async () => {
      const encrypted = await readFile(file);
      const plain = await readFile(await world.backup(source.url, { kind: 'plain' }));
      let state = SEED;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      const path = world.path();
      for (const bytes of [encrypted, plain]) {
        for (let i = 0; i < 4; i++) {
          const broken = Buffer.from(bytes);
          // Past gzip's own header, whose time and flags mean nothing.
          const at = 16 + random(bytes.length - 16);
          broken.writeUInt8(broken.readUInt8(at) ^ (1 << random(8)), at);
          await writeFile(path, broken);
          await expect(attempt(path)).rejects.toMatchObject({ name: 'BackupError', exit: 'file' });
          await writeFile(path, bytes.subarray(0, 1 + random(bytes.length - 1)));
          await expect(attempt(path)).rejects.toMatchObject({ name: 'BackupError', exit: 'file' });
        }
      }
      await writeFile(path, 'a text that is no backup at all');
      await expect(attempt(path)).rejects.toThrow('This is not a backup of Soproekt.');
    });

    it('is refused when it is of a newer version, in format, content or migrations', async () => {
      const head = { format: 1, parts: ['database'], createdAt: new Date().toISOString(), migrations: [] as string[] };
      const tries = [{ format: 2 }, { parts: ['database', 'holograms'] }, { migrations: ['FromTheFuture9'] }];
      for (const change of tries) {
        async function* content(): AsyncGenerator<Buffer> {
          yield jsonFrame('head', { ...head, ...change });
        }
        await expect(restoreBackup(target.url, content(), { progress: quiet, confirm: allow })).rejects.toThrow(
          'newer version',
        );
      }
    });

    it('S44: is refused by name of what differs when the manifest tells of something else', async () => {
      const frames = await framesOf(source.url);
      const manifest = await manifestOf(source.url);
      const first = manifest.documents[0];
      if (!first) throw new Error('no document');
      const document = { ...first, hash: '0'.repeat(64) };
      const tries: [Manifest, string][] = [
        [{ ...manifest, documents: [document, ...manifest.documents.slice(1)] }, `document ${first.id}: another text`],
        [{ ...manifest, documents: manifest.documents.slice(1) }, `document ${first.id}: not in the backup`],
        [{ ...manifest, documents: [...manifest.documents, { ...first, id: randomUUID() }] }, 'missing'],
        [{ ...manifest, tables: { ...manifest.tables, member: 99 } }, /table member: \d+ rows instead of 99/.source],
      ];
      for (const [changed, message] of tries) {
        async function* content(): AsyncGenerator<Buffer> {
          yield* frames.slice(0, -1);
          yield jsonFrame('manifest', changed);
        }
        const attempted = restoreBackup(target.url, content(), { progress: quiet, confirm: allow });
        await expect(attempted).rejects.toMatchObject({ exit: 'different', message: expect.stringMatching(message) });
      }
    });
  });

  it('does not overwrite a file, and leaves no half one behind', async () => {
    const path = world.path();
    await writeFile(path, 'precious');
    await expect(backupToFile(source.url, world.seal, path, quiet)).rejects.toThrow('is there already');
    expect(await readFile(path, 'utf8')).toBe('precious');
    const nowhere = new URL(source.url);
    nowhere.pathname = '/no_such_database';
    const other = world.path();
    await expect(backupToFile(nowhere.href, world.seal, other, quiet)).rejects.toThrow('no_such_database');
    await expect(stat(`${other}.part`)).rejects.toThrow('ENOENT');
  });
});
