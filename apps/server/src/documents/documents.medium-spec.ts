import type { DocumentContent, DocumentSummary, Template } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import type { Seeded } from '../testing/seed-people.js';
import type { Reply, TestApp } from '../testing/test-app.js';
import { at, DocumentsWorld, titles } from './testing/documents-world.js';

describe('documents', () => {
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

  describe('creating', () => {
    it('writes the template before it answers, in the language asked for', async () => {
      const made = await make({ kind: 'programme', title: 'ДПП «Управление»', template: 'programme-pp' });
      expect(made).toMatchObject({
        workspaceId: seeded.workspaceId,
        kind: 'programme',
        status: 'draft',
        binnedAt: null,
      });
      expect(made.updatedBy).toMatchObject({ userId: seeded.people.author.id });
      const { body } = await as<DocumentContent>('reader', 'GET', at(made, '/content'));
      expect(body).toMatchObject({ id: made.id, kind: 'programme', title: 'ДПП «Управление»', schemaVersion: 1 });
      expect(body.sections.map(({ title }) => title)).toContain('Характеристика новой квалификации');
      expect(body.sections.reduce((sum, { words }) => sum + words, 0)).toBe(made.wordCount);
      expect(made.wordCount).toBeGreaterThan(50);

      const english = await make({ kind: 'agenda', title: 'Agenda', locale: 'en' });
      const content = await as<DocumentContent>('reader', 'GET', at(english, '/content'));
      expect(content.body.sections.at(-1)?.title).toBe('Any other business');
    });

    it('blank begins with one empty section', async () => {
      const made = await make({ kind: 'regulation', template: 'blank' });
      const { body } = await as<DocumentContent>('author', 'GET', at(made, '/content'));
      expect(body.sections).toMatchObject([{ kind: 'text', title: '', text: '', words: 0, institutionId: null }]);
    });

    it.each([
      ['an unknown template', { template: 'nonsense' }],
      ['a template of another kind', { template: 'programme-pk' }],
      ['no title', { title: ' \n ' }],
      ['a title that is too long', { title: 'я'.repeat(LIMITS.documentTitle + 1) }],
      ['a title with control characters', { title: 'a\u202eb' }],
      ['an unknown kind', { kind: 'spreadsheet' }],
      ['unknown fields', { status: 'approved' }],
      ['an unknown language', { locale: 'de' }],
    ])('refuses %s and makes nothing', async (_what, input) => {
      const before = await app.pool.query('select count(*) from document');
      const reply = await as('author', 'POST', world.list, { kind: 'note', title: 'x', ...input });
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
      expect((await app.pool.query('select count(*) from document')).rows).toEqual(before.rows);
    });

    it('takes the name of the kind, `default` and nothing for the first template, and names the keys otherwise', async () => {
      const sections = async (input: object): Promise<unknown> => {
        const made = await make({ kind: 'programme', ...input });
        const { body } = await as<DocumentContent>('reader', 'GET', at(made, '/content'));
        return body.sections.map(({ title }) => title);
      };
      const first = await sections({ template: 'programme-pk' });
      for (const template of ['programme', 'default', '']) expect(await sections({ template })).toEqual(first);
      const reply = await as('author', 'POST', world.list, { kind: 'programme', title: 'x', template: 'agenda' });
      expect(reply).toMatchObject({
        status: 400,
        body: {
          details: [
            {
              path: 'template',
              message: expect.stringContaining('programme-pk, programme-pp, programme-internship, blank'),
            },
          ],
        },
      });
    });

    it('says how long a title may be, however long it is', async () => {
      const reply = await as('author', 'POST', world.list, { kind: 'note', title: 'x'.repeat(5000) });
      const message = `longer than ${LIMITS.documentTitle}`;
      expect(reply).toMatchObject({
        status: 400,
        body: { code: 'invalid-input', details: [{ path: 'title', message }] },
      });
    });

    it('takes markup and the longest title as they are', async () => {
      const title = `<img src=x onerror=alert(1)> & "«`.padEnd(LIMITS.documentTitle - 1, 'я') + '😀';
      const made = await make({ title });
      expect(made.title).toBe(title);
    });

    it('is for writers', async () => {
      for (const who of ['reviewer', 'reader'] as const) {
        const reply = await as(who, 'POST', world.list, { kind: 'note', title: 'x' });
        expect(reply).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
      }
    });
  });

  describe('lists', () => {
    it('filters by kind, status, bin and part of the title, whatever its case', async () => {
      const one = await make({ kind: 'agreement', title: 'Соглашение о ПЛОЩАДКЕ 100%' });
      const binned = await make({ kind: 'agreement', title: 'Старое соглашение' });
      await as('moderator', 'DELETE', at(binned));
      const get = (query: string): Promise<Reply<DocumentSummary[]>> => as('reader', 'GET', `${world.list}?${query}`);
      expect(titles(await get('kind=agreement'))).toEqual([one.title]);
      expect(titles(await get('kind=agreement&bin=true'))).toEqual([binned.title]);
      expect(titles(await get('search=%D0%BF%D0%BB%D0%BE%D1%89%D0%B0%D0%B4%D0%BA%D0%B5'))).toEqual([one.title]);
      expect(titles(await get('search=100%25'))).toEqual([one.title]);
      expect(titles(await get('search=_00'))).toEqual([]);
      expect(titles(await get('kind=agreement&status=approved'))).toEqual([]);
      expect((await get('kind=nonsense')).status).toBe(400);
    });

    it('shows the latest change first', async () => {
      const first = await make({ title: 'Первый' });
      const second = await make({ title: 'Второй' });
      const recent = async (): Promise<string[]> =>
        (await as<DocumentSummary[]>('author', 'GET', '/api/v1/documents/recent')).body.map(({ id }) => id);
      expect((await recent()).slice(0, 2)).toEqual([second.id, first.id]);
      await as('author', 'PATCH', at(first), { title: 'Первый, новый' });
      expect((await recent()).slice(0, 2)).toEqual([first.id, second.id]);
    });

    it('S17: the recent list holds only what one may see', async () => {
      await make({ title: 'Не для посторонних' });
      const { body } = await as<DocumentSummary[]>('outsider', 'GET', '/api/v1/documents/recent');
      expect(body).toEqual([]);
    });

    it('offers templates by kind and language', async () => {
      const path = `/api/v1/workspaces/${seeded.workspaceId}/templates`;
      const all = await as<Template[]>('reader', 'GET', path);
      expect(new Set(all.body.map(({ kind }) => kind)).size).toBe(5);
      const { body } = await as<Template[]>('reader', 'GET', `${path}?kind=programme&locale=en`);
      expect(body.map(({ key }) => key)).toEqual(['programme-pk', 'programme-pp', 'programme-internship', 'blank']);
      expect(body[0]).toMatchObject({ title: 'Professional upgrading programme' });
      expect(body[0]?.sections).toContain('Study plan');
      expect((await as('outsider', 'GET', path)).status).toBe(404);
    });
  });

  describe('a foreign document (S11)', () => {
    it('is not there, for every operation', async () => {
      const made = await make();
      const calls: [string, string, unknown?][] = [
        ['GET', at(made)],
        ['GET', at(made, '/content')],
        ['PATCH', at(made), { title: 'x' }],
        ['DELETE', at(made)],
        ['DELETE', at(made, '?permanent=true')],
        ['POST', at(made, '/restore')],
        ['POST', at(made, '/duplicate')],
        ['GET', world.list],
        ['POST', world.list, { kind: 'note', title: 'x' }],
      ];
      for (const [method, path, body] of calls) {
        expect(await as('outsider', method, path, body)).toMatchObject({ status: 404, body: { code: 'not-found' } });
        expect(await app.call(method, path, { body })).toMatchObject({ status: 401 });
      }
      // The administrator of the installation is no member either.
      expect((await as('admin', 'GET', at(made))).status).toBe(404);
      expect((await as('author', 'GET', at(made))).status).toBe(200);
    });

    it.each([randomUUID(), 'nonsense', '0', '%00', '..%2f..', 'recent%20'])('%s is nobody’s', async (id) => {
      expect((await as('author', 'GET', `/api/v1/documents/${id}`)).status).toBe(404);
      expect((await as('author', 'GET', `/api/v1/documents/${id}/content`)).status).toBe(404);
    });
  });
});
