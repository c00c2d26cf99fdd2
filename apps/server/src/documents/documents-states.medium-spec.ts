import type { DocumentContent, DocumentDetail, DocumentSummary } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import type { Seeded, SeededName } from '../testing/seed-people.js';
import type { Reply, TestApp } from '../testing/test-app.js';
import { at, DocumentsWorld, titles } from './testing/documents-world.js';

describe('states of documents', () => {
  let world: DocumentsWorld;
  let app: TestApp;
  let seeded: Seeded;
  const as: DocumentsWorld['as'] = (...call) => world.as(...call);
  const make: DocumentsWorld['make'] = (input) => world.make(input);

  beforeAll(async () => {
    world = await DocumentsWorld.start();
    ({ app, seeded } = world);
  });
  afterAll(() => app?.close());

  describe('renaming and status', () => {
    it('says who may edit now', async () => {
      const made = await make();
      const editable = async (who: SeededName): Promise<boolean> =>
        (await as<DocumentDetail>(who, 'GET', at(made))).body.editable;
      expect(await editable('author')).toBe(true);
      expect(await editable('reader')).toBe(false);
      await as('moderator', 'PATCH', at(made), { status: 'in-review' });
      await as('moderator', 'PATCH', at(made), { status: 'approved' });
      expect(await editable('author')).toBe(false);
    });

    it('goes only where the present status leads', async () => {
      const made = await make();
      const wrong = await as<{ code: string; details: unknown }>('moderator', 'PATCH', at(made), {
        status: 'approved',
      });
      expect(wrong).toMatchObject({ status: 409, body: { code: 'wrong-status', details: { status: 'draft' } } });
      const both = await as('moderator', 'PATCH', at(made), { status: 'approved', title: 'Новое' });
      expect(both.status).toBe(409);
      expect((await as<DocumentDetail>('reader', 'GET', at(made))).body).toMatchObject({
        status: 'draft',
        title: made.title,
      });
      expect((await as('moderator', 'PATCH', at(made), { status: 'in-review' })).status).toBe(200);
    });

    it('lets authors rename, not decide', async () => {
      const made = await make();
      expect(await as<DocumentDetail>('author', 'PATCH', at(made), { title: '  Новое   имя ' })).toMatchObject({
        status: 200,
        body: { title: 'Новое имя', workspaceName: 'Рабочая группа', role: 'author' },
      });
      expect(await as('author', 'PATCH', at(made), { status: 'in-review' })).toMatchObject({ status: 403 });
      expect(await as('reviewer', 'PATCH', at(made), { title: 'x' })).toMatchObject({ status: 403 });
      expect(await as('author', 'PATCH', at(made), {})).toMatchObject({ status: 400 });
    });

    it('lets one of two contradicting decisions through', async () => {
      const made = await make();
      const decide = (): Promise<Reply> => as('moderator', 'PATCH', at(made), { status: 'in-review' });
      await decide();
      const replies = await Promise.all(
        ['approved', 'draft'].map((status) => as('coordinator', 'PATCH', at(made), { status })),
      );
      // approved → draft is allowed, draft → approved is not: only the order of the two decides.
      const { status } = (await as<DocumentDetail>('reader', 'GET', at(made))).body;
      expect(replies.map((reply) => reply.status).sort()).toEqual(
        status === 'draft' && replies[0]?.status === 200 ? [200, 200] : [200, 409],
      );
    });
  });

  describe('the bin', () => {
    it('takes documents out of everything but the bin, and gives them back', async () => {
      const made = await make({ title: 'В корзину' });
      expect(await as('author', 'DELETE', at(made))).toMatchObject({ status: 403 });
      expect(await as('moderator', 'DELETE', at(made))).toMatchObject({ status: 204 });
      expect(titles(await as<DocumentSummary[]>('reader', 'GET', world.list))).not.toContain('В корзину');
      const detail = await as<DocumentDetail>('author', 'GET', at(made));
      expect(detail.body.binnedAt).not.toBeNull();
      expect(detail.body.editable).toBe(false);
      for (const [method, path, body] of [
        ['DELETE', at(made)],
        ['POST', at(made, '/duplicate')],
        ['PATCH', at(made), { title: 'x' }],
      ] as const) {
        expect(await as('coordinator', method, path, body)).toMatchObject({
          status: 409,
          body: { code: 'wrong-status' },
        });
      }
      expect(await as('author', 'POST', at(made, '/restore'))).toMatchObject({ status: 403 });
      const restored = await as<DocumentDetail>('moderator', 'POST', at(made, '/restore'));
      expect(restored).toMatchObject({ status: 200, body: { binnedAt: null, editable: true } });
      expect(await as('moderator', 'POST', at(made, '/restore'))).toMatchObject({ status: 409 });
    });

    it('is emptied by coordinators only, for good, the text included', async () => {
      const made = await make({ kind: 'programme', title: 'Насовсем' });
      expect(await as('coordinator', 'DELETE', at(made, '?permanent=true'))).toMatchObject({ status: 409 });
      await as('coordinator', 'DELETE', at(made));
      expect(await as('moderator', 'DELETE', at(made, '?permanent=true'))).toMatchObject({ status: 403 });
      expect(await as('coordinator', 'DELETE', at(made, '?permanent=yes'))).toMatchObject({ status: 400 });
      expect(await as('coordinator', 'DELETE', at(made, '?permanent=true'))).toMatchObject({ status: 204 });
      expect(await as('coordinator', 'GET', at(made))).toMatchObject({ status: 404 });
      const left = await app.pool.query('select 1 from document_update where document_id = $1', [made.id]);
      expect(left.rowCount).toBe(0);
    });

    it('S33: leaves its traces in the audit trail, without the title', async () => {
      const made = await make({ title: 'Тайное имя' });
      await as('coordinator', 'DELETE', at(made));
      await as('coordinator', 'POST', at(made, '/restore'));
      await as('coordinator', 'DELETE', at(made));
      await as('coordinator', 'DELETE', at(made, '?permanent=true'));
      const { rows } = await app.pool.query<{ kind: string; actor_id: string; whole: string }>(
        'select kind, actor_id, audit::text as whole from audit where subject_id = $1 order by id',
        [made.id],
      );
      expect(rows.map(({ kind }) => kind)).toEqual([
        'document.created',
        'document.trashed',
        'document.restored',
        'document.trashed',
        'document.purged',
      ]);
      expect(rows[1]?.actor_id).toBe(seeded.people.coordinator.id);
      expect(rows.map(({ whole }) => whole).join()).not.toContain('Тайное');
    });
  });

  describe('duplicating', () => {
    it('copies the text into a draft of its own, named in the language of the person', async () => {
      const made = await make({ kind: 'agreement', title: 'Договор' });
      await as('moderator', 'PATCH', at(made), { status: 'in-review' });
      const copy = await as<DocumentSummary>('iroAuthor', 'POST', at(made, '/duplicate'));
      expect(copy).toMatchObject({
        status: 201,
        body: { title: 'Договор (копия)', status: 'draft', kind: 'agreement' },
      });
      expect(copy.body.id).not.toBe(made.id);
      expect(copy.body.updatedBy).toMatchObject({ userId: seeded.people.iroAuthor.id });
      const text = async (id: string): Promise<unknown> =>
        (await as<DocumentContent>('reader', 'GET', `/api/v1/documents/${id}/content`)).body.sections;
      expect(await text(copy.body.id)).toEqual(await text(made.id));

      await app.pool.query(`update app_user set locale = 'en' where id = $1`, [seeded.people.iroAuthor.id]);
      const english = await as<DocumentSummary>('iroAuthor', 'POST', at(made, '/duplicate'));
      expect(english.body.title).toBe('Договор (copy)');
    });

    it('keeps the title within its limit', async () => {
      const made = await make({ title: '😀'.repeat(LIMITS.documentTitle) });
      const { body } = await as<DocumentSummary>('author', 'POST', at(made, '/duplicate'));
      expect([...body.title]).toHaveLength(LIMITS.documentTitle);
      expect(body.title.endsWith('😀 (копия)')).toBe(true);
    });
  });
});
