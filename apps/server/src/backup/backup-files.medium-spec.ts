import { jest } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DirectoryStorage } from '../attachments/storage/directory-storage.js';
import { insertDocument, seedPeople } from '../testing/seed-people.js';
import type { TestDatabase } from '../testing/test-database.js';
import { BackupWorld } from './testing/backup-world.js';

jest.setTimeout(60_000);

describe('attachments in a backup', () => {
  let world: BackupWorld;
  let source: TestDatabase;
  let storage: DirectoryStorage;
  const contents = new Map<string, Buffer>();

  beforeAll(async () => {
    world = await BackupWorld.start();
    source = await world.database();
    storage = new DirectoryStorage(join(world.folder, 'files'));
    const { workspaceId } = await seedPeople(source.pool);
    const documentId = await insertDocument(source.pool, workspaceId);
    for (const content of [Buffer.alloc(0), Buffer.from('короткий'), Buffer.alloc(3_000_000, 'длинный')]) {
      const id = randomUUID();
      const sha256 = createHash('sha256').update(content).digest();
      const path = join(world.folder, id);
      await writeFile(path, content);
      await storage.put(id, path);
      await source.pool.query(
        'insert into stored_file (id, workspace_id, size, sha256, stored_at) values ($1, $2, $3, $4, now())',
        [id, workspaceId, content.length, sha256],
      );
      await source.pool.query(
        `insert into attachment (document_id, id, file_id, name, type) values ($1, $2, $2, 'a.txt', 'text/plain')`,
        [documentId, id],
      );
      contents.set(id, content);
    }
  });
  afterAll(() => world?.stop());

  it('S44: come back byte by byte', async () => {
    const file = await world.backup(source.url, world.seal, storage);
    const [target, restoredTo] = [await world.database(), new DirectoryStorage(join(world.folder, 'restored'))];
    const restored = await world.restore(target.url, file, { storage: restoredTo });
    expect(restored.files).toBe(3);
    for (const [id, content] of contents) {
      const stream = await restoredTo.open(id);
      expect(stream && (await buffer(stream)).equals(content)).toBe(true);
    }
  });

  it('S44: that are not what they were are told of, and nothing is restored', async () => {
    const [id = ''] = contents.keys();
    await writeFile(storage.pathOf(id), 'подменён');
    try {
      const file = await world.backup(source.url, world.seal, storage);
      const target = await world.database();
      await expect(world.restore(target.url, file)).rejects.toThrow(`file ${id}: another content`);
      expect((await target.pool.query('select from document')).rowCount).toBe(0);
    } finally {
      await writeFile(storage.pathOf(id), contents.get(id) ?? '');
    }
  });

  it('a file that the storage has lost does not keep the rest from being backed up', async () => {
    const [, id = ''] = contents.keys();
    const content = await readFile(storage.pathOf(id));
    await rm(storage.pathOf(id));
    try {
      const file = await world.backup(source.url, world.seal, storage);
      expect((await world.restore((await world.database()).url, file)).files).toBe(2);
    } finally {
      await writeFile(storage.pathOf(id), content);
    }
  });

  it('stay out of it when they lie elsewhere', async () => {
    const file = await world.backup(source.url);
    expect((await world.restore((await world.database()).url, file)).files).toBe(0);
  });
});
