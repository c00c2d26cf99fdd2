import { jest } from '@jest/globals';
import type { DocumentSummary } from '@soproekt/contracts';
import { addSection } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import { CollabService } from '../collab/collab.service.js';
import { until } from '../collab/testing/collab-world.js';
import { seedPeople } from '../testing/seed-people.js';
import { startTestApp, type Reply, type TestApp } from '../testing/test-app.js';

// Two servers start, and each has a thread that projects.
jest.setTimeout(30_000);

describe('a server that ended in the middle', () => {
  it('catches up at the next start', async () => {
    const first = await startTestApp();
    const { people, workspaceId } = await seedPeople(first.pool);
    const call = <T>(app: TestApp, method: string, path: string, body?: unknown): Promise<Reply<T>> =>
      app.call<T>(method, path, { cookie: people.coordinator.cookie, body });
    const path = `/api/v1/workspaces/${workspaceId}/documents`;
    const { id } = (await call<DocumentSummary>(first, 'POST', path, { kind: 'note', title: 'Без слов' })).body;
    const gone = (await call<DocumentSummary>(first, 'POST', path, { kind: 'note', title: 'Удалён' })).body.id;
    const { rows } = await first.pool.query<{ update: Buffer; checksum: number }>(
      'select update, checksum from document_update where document_id = $1',
      [gone],
    );
    // As after a kill: text committed, figures not; a row deleted, its text not.
    const doc = new Y.Doc();
    addSection(doc, { content: (fragment) => fillFragment(fragment, 'пять новых слов в тексте') });
    const hub = first.app.get(CollabService).hub;
    await hub.applyServerUpdate(id, Y.encodeStateAsUpdate(doc), { userId: people.author.id, institutionId: null });
    await call(first, 'DELETE', `/api/v1/documents/${gone}`);
    await call(first, 'DELETE', `/api/v1/documents/${gone}?permanent=true`);
    await first.pool.query('insert into document_update (document_id, update, checksum) values ($1, $2, $3)', [
      gone,
      rows[0]?.update,
      rows[0]?.checksum,
    ]);
    await first.app.close();
    await first.pool.query(`update document set word_count = 0, updated_at = updated_at - interval '1 hour'`);

    const database = { url: first.databaseUrl, pool: first.pool, drop: () => Promise.resolve() };
    const second = await startTestApp({ database });
    try {
      await until('the figures', async () => {
        const { body } = await call<DocumentSummary>(second, 'GET', `/api/v1/documents/${id}`);
        return body.wordCount === 5 && body.updatedBy?.userId === people.author.id;
      });
      const left = await second.pool.query('select 1 from document_update where document_id = $1', [gone]);
      expect(left.rowCount).toBe(0);
    } finally {
      await second.close();
      await first.close();
    }
  });
});
