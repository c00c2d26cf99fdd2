import type { Attachment, DocumentSummary, Template } from '@soproekt/contracts';
import { addRow, addSection, listRows, listSections, sectionFragment } from '@soproekt/documents';
import { fillFragment, fragmentToJson } from '@soproekt/editor';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { DocumentStore } from '../documents/document-store.js';
import { insertDocument, seedPeople, type Seeded, type SeededName } from '../testing/seed-people.js';
import { startTestApp, type Reply, type TestApp } from '../testing/test-app.js';
import { docx } from '../imports/testing/docx-file.js';
import { FileKeeper } from './file-keeper.service.js';
import { gif, png } from './testing/small-images.js';

const MAX_BYTES = 200_000;
const QUOTA_BYTES = 300_000;

describe('attachments', () => {
  let app: TestApp;
  let seeded: Seeded;
  let directory: string;
  let documentId: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'soproekt-attachments-'));
    const env = {
      ATTACHMENTS_DIR: directory,
      ATTACHMENTS_MAX_BYTES: String(MAX_BYTES),
      ATTACHMENTS_QUOTA_BYTES: String(QUOTA_BYTES),
    };
    app = await startTestApp({ env });
  }, 30_000);
  beforeEach(async () => {
    seeded = await seedPeople(app.pool);
    documentId = await insertDocument(app.pool, seeded.workspaceId);
  });
  afterAll(async () => {
    await app?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const listOf = (id = documentId): string => `/api/v1/documents/${id}/attachments`;
  const as = <T>(
    who: SeededName,
    method: string,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> => app.call<T>(method, path, { cookie: seeded.people[who].cookie, headers });

  async function send<T = Attachment & { code: string; details: { reason?: string; text?: string } }>(
    who: SeededName,
    name: string,
    content: Uint8Array | string,
    {
      path = listOf(),
      field = 'file',
      headers = {},
    }: { path?: string; field?: string; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; body: T }> {
    const form = new FormData();
    form.append(field, new Blob([new Uint8Array(Buffer.from(content))], { type: 'image/png' }), name);
    const response = await fetch(app.url + path, {
      method: 'POST',
      headers: { cookie: seeded.people[who].cookie, ...headers },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as T };
  }

  const bytesOf = async (url: string): Promise<Buffer> => {
    const response = await fetch(app.url + url, { headers: { cookie: seeded.people.reader.cookie } });
    return Buffer.from(await response.arrayBuffer());
  };
  const stored = async (): Promise<string[]> => {
    const names = await readdir(directory, { recursive: true });
    return names.filter((name) => /[0-9a-f-]{36}$/.test(name));
  };

  it('takes an image and gives it to whoever may read the document', async () => {
    const { status, body } = await send('author', 'Схема «А».PNG', png(40, 30));
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name: 'Схема «А».png',
      type: 'image/png',
      size: png(40, 30).length,
      width: 40,
      height: 30,
      url: `${listOf()}/${body.id}`,
      createdAt: expect.any(String),
      createdBy: seeded.people.author.id,
    });
    expect((await bytesOf(body.url)).equals(png(40, 30))).toBe(true);
    expect((await as<Attachment[]>('reader', 'GET', listOf())).body).toEqual([body]);
    // Nothing is left of the upload but the stored file.
    expect(await readdir(join(directory, 'uploads'))).toEqual([]);
  });

  it('S26: sends headers under which nothing runs, and no copy that outlives a right', async () => {
    const image = (await send('author', 'a.png', png())).body;
    const { headers } = await as('reader', 'GET', image.url);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-disposition')).toMatch(/^inline; /);
    const again = await as('reader', 'GET', image.url, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);

    const others = [
      ['план.pdf', '%PDF-1.7 %%EOF', 'application/pdf'],
      ['текст.txt', 'alert(1)', 'text/plain'],
      ['таблица.csv', '=cmd|x', 'text/csv'],
      ['файл.docx', docx(''), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ] as const;
    for (const [name, content, type] of others) {
      const made = (await send('author', name, content)).body;
      const reply = await as('reader', 'GET', made.url);
      expect(reply.headers.get('content-type')).toBe(type);
      expect(reply.headers.get('content-disposition')).toBe(
        `attachment; filename="${name.replace(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      );
    }
  });

  it('S26: asks for the right each time', async () => {
    const { body } = await send('author', 'a.png', png());
    expect((await as('reviewer', 'GET', body.url)).status).toBe(200);
    expect((await as('outsider', 'GET', body.url)).status).toBe(404);
    expect((await app.call('GET', body.url)).status).toBe(401);
    await app.pool.query('delete from member where user_id = $1', [seeded.people.reviewer.id]);
    expect((await as('reviewer', 'GET', body.url)).status).toBe(404);
    expect((await send('reader', 'a.png', png())).status).toBe(403);
    expect((await as('reader', 'DELETE', body.url)).status).toBe(403);
  });

  it('S11: an attachment is no way into another document', async () => {
    const { body } = await send('author', 'a.png', png());
    const other = await insertDocument(app.pool, seeded.workspaceId);
    for (const id of [body.id, randomUUID(), 'nonsense', '..%2f..']) {
      for (const method of ['GET', 'DELETE']) {
        expect((await as('author', method, `${listOf(other)}/${id}`)).status).toBe(404);
      }
    }
    expect((await as('reader', 'GET', body.url)).status).toBe(200);
  });

  it.each([
    ['an SVG with a script', 'a.svg', '<svg onload="alert(1)"/>', 'svg'],
    ['a page as an image', 'a.png', '<!doctype html><script>alert(1)</script>', 'markup'],
    ['an image under another name', 'a.txt', png(), 'wrong-extension'],
    ['a damaged image', 'a.png', png().subarray(0, 30), 'damaged'],
    ['a document with macros', 'a.docx', docx('', { 'word/vbaProject.bin': 'x' }), 'macros'],
    ['nothing', 'a.png', '', 'empty'],
  ])('S26: refuses %s with what to do, and keeps nothing', async (_what, name, content, reason) => {
    const before = await stored();
    const { status, body } = await send('author', name, content);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'file-refused', details: { reason, text: expect.stringMatching(/[а-я]{3}/) } });
    const english = await send('author', name, content, { path: `${listOf()}?locale=en` });
    expect(english.body.details.text).toMatch(/^[^а-я]+$/);
    expect(await stored()).toEqual(before);
  });

  it('S26: what hides behind an image is gone', async () => {
    const { body } = await send('author', 'a.gif', Buffer.concat([gif('<script>alert(1)</script>'), docx('')]));
    expect((await bytesOf(body.url)).equals(gif())).toBe(true);
  });

  it('refuses what is too large, at a wrong place or no form at all', async () => {
    expect(await send('author', 'a.txt', 'x'.repeat(MAX_BYTES + 1))).toMatchObject({
      status: 413,
      body: { code: 'too-large', details: { text: expect.stringMatching(/^Файл больше/) } },
    });
    expect(await send('author', 'a.png', png(), { field: 'other' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-input' },
    });
    expect(await send('author', 'a.png', png(), { headers: { origin: 'https://evil.example' } })).toMatchObject({
      status: 403,
    });
    const patch = await send('author', 'a.png', png(), { path: '/api/v1/workspaces' });
    expect(patch).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(await app.call('POST', listOf(), { cookie: seeded.people.author.cookie, body: {} })).toMatchObject({
      status: 400,
    });
    // Refused after the file was taken.
    expect(await send('author', 'a.png', png(), { path: `${listOf()}?locale=xx` })).toMatchObject({ status: 400 });
    expect(await readdir(join(directory, 'uploads'))).toEqual([]);
  });

  it('keeps the files of a workspace within their bound, also when they come at once', async () => {
    const large = 'x'.repeat(120_000);
    const replies = await Promise.all([1, 2, 3, 4].map((n) => send('author', `${n}.txt`, large)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 413, 413]);
    expect(replies.find(({ status }) => status === 413)?.body).toMatchObject({
      code: 'quota-exceeded',
      details: { quotaBytes: QUOTA_BYTES, wantedBytes: 120_000 },
    });
    const [first] = replies.filter(({ status }) => status === 201);
    expect((await as('author', 'DELETE', first?.body.url ?? '')).status).toBe(204);
    expect((await send('author', 'a.txt', large)).status).toBe(201);
  });

  it('a copy of a document shares the files, which go with the last of them', async () => {
    const { body } = await send('author', 'a.png', png(9, 9));
    const copy = await as<DocumentSummary>('author', 'POST', `/api/v1/documents/${documentId}/duplicate`);
    expect(copy.status).toBe(201);
    const url = `${listOf(copy.body.id)}/${body.id}`;
    const before = await stored();
    await as('moderator', 'DELETE', `/api/v1/documents/${documentId}`);
    // In the bin it stays what it was.
    expect((await as('reader', 'GET', body.url)).status).toBe(200);
    expect(await as('coordinator', 'DELETE', `/api/v1/documents/${documentId}?permanent=true`)).toMatchObject({
      status: 204,
    });
    const keeper = app.app.get(FileKeeper);
    await keeper.sweep();
    expect((await bytesOf(url)).equals(png(9, 9))).toBe(true);
    await as('moderator', 'DELETE', `/api/v1/documents/${copy.body.id}`);
    await as('coordinator', 'DELETE', `/api/v1/documents/${copy.body.id}?permanent=true`);
    expect(await keeper.sweep()).toBe(1);
    expect((await stored()).length).toBe(before.length - 1);
    const { rows } = await app.pool.query('select count(*)::int as count from stored_file where workspace_id = $1', [
      seeded.workspaceId,
    ]);
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('a template keeps the files of its document for what is made of it', async () => {
    const { body } = await send('author', 'a.png', png(9, 9));
    const saved = await app.call<Template>('POST', `/api/v1/workspaces/${seeded.workspaceId}/templates`, {
      cookie: seeded.people.author.cookie,
      body: { documentId, title: 'С рисунком', description: '' },
    });
    expect(saved.status).toBe(201);
    await as('moderator', 'DELETE', `/api/v1/documents/${documentId}`);
    await as('coordinator', 'DELETE', `/api/v1/documents/${documentId}?permanent=true`);
    const keeper = app.app.get(FileKeeper);
    expect(await keeper.sweep()).toBe(0);
    const made = await app.call<DocumentSummary>('POST', `/api/v1/workspaces/${seeded.workspaceId}/documents`, {
      cookie: seeded.people.author.cookie,
      body: { kind: saved.body.kind, title: 'Новая', template: saved.body.key },
    });
    expect(made.status).toBe(201);
    expect((await bytesOf(`${listOf(made.body.id)}/${body.id}`)).equals(png(9, 9))).toBe(true);
    await as('coordinator', 'DELETE', `/api/v1/workspaces/${seeded.workspaceId}/templates/${saved.body.own?.id}`);
    expect(await keeper.sweep()).toBe(0);
    await as('moderator', 'DELETE', `/api/v1/documents/${made.body.id}`);
    await as('coordinator', 'DELETE', `/api/v1/documents/${made.body.id}?permanent=true`);
    expect(await keeper.sweep()).toBe(1);
  });

  describe('links to files in the text', () => {
    const copyOf = async (id: string): Promise<string> =>
      (await as<DocumentSummary>('author', 'POST', `/api/v1/documents/${id}/duplicate`)).body.id;
    const store = (): DocumentStore => app.app.get(DocumentStore, { strict: false });
    /** Everything that the text of a document holds, as one string. */
    const textOf = async (id: string): Promise<string> => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await store().state(id));
      return JSON.stringify([
        listSections(doc).map((section) => JSON.stringify(fragmentToJson(sectionFragment(doc, section.id)!))),
        listSections(doc).map((section) => listRows(doc, section.id)),
      ]);
    };
    const addressesIn = (text: string): string[] =>
      text.match(/\/api\/v1\/documents\/[-\w]+\/attachments\/[-\w]+/g) ?? [];

    /** An image, a link in a text, one in a cell of a table, one in a cell of a row; a link to a file of some other document. */
    async function writeUses(image: Attachment, file: Attachment, foreign: string): Promise<void> {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await store().state(documentId));
      const before = Y.encodeStateVector(doc);
      const linked = (href: string, text = 'план') => ({
        type: 'paragraph',
        content: [{ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }],
      });
      const href = `https://soproekt.example${file.url}`;
      const cell = { type: 'tableCell', content: [linked(href)] };
      addSection(doc, {
        title: 'Текст',
        content: (fragment) =>
          fillFragment(fragment, {
            type: 'doc',
            content: [
              { type: 'image', attrs: { attachmentId: image.id } },
              linked(href, href),
              linked(`https://soproekt.example${foreign}`),
              { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
            ],
          }),
      });
      const conditions = addSection(doc, { title: 'Условия', kind: 'conditions' });
      addRow(doc, conditions, { type: 'source', cells: { text: 'План', url: href } });
      const { id, institutionId } = seeded.people.author;
      await store().change(documentId, Y.encodeStateAsUpdate(doc, before), { userId: id, institutionId });
    }

    it('lead to the files of the copy, also from a copy of the copy and from what is made of a template', async () => {
      const image = (await send('author', 'a.png', png(9, 9))).body;
      const file = (await send('author', 'план.txt', 'план')).body;
      const foreign = `${listOf(await insertDocument(app.pool, seeded.workspaceId))}/${randomUUID()}`;
      await writeUses(image, file, foreign);
      const original = await textOf(documentId);
      // In the text both the address and the words that say it; then the two cells.
      const uses = (id: string): string[] => [...Array<string>(4).fill(`${listOf(id)}/${file.id}`), foreign].sort();
      expect(addressesIn(original).sort()).toEqual(uses(documentId));

      const copy = await copyOf(documentId);
      const copyOfCopy = await copyOf(copy);
      const template = await app.call<Template>('POST', `/api/v1/workspaces/${seeded.workspaceId}/templates`, {
        cookie: seeded.people.author.cookie,
        body: { documentId, title: 'С файлами', description: '' },
      });
      const made = await app.call<DocumentSummary>('POST', `/api/v1/workspaces/${seeded.workspaceId}/documents`, {
        cookie: seeded.people.author.cookie,
        body: { kind: template.body.kind, title: 'Из шаблона', template: template.body.key },
      });
      for (const id of [copy, copyOfCopy, made.body.id]) {
        const text = await textOf(id);
        expect(addressesIn(text).sort()).toEqual(uses(id));
        expect(text).toContain(image.id);
        for (const url of [`${listOf(id)}/${image.id}`, `${listOf(id)}/${file.id}`]) {
          expect((await as('reader', 'GET', url)).status).toBe(200);
        }
      }
      expect(await textOf(documentId)).toBe(original);
    });
  });

  it('takes no files for a document that is approved or in the bin', async () => {
    await app.pool.query(`update document set status = 'approved' where id = $1`, [documentId]);
    expect((await send('author', 'a.png', png())).status).toBe(409);
    await app.pool.query(`update document set status = 'draft', binned_at = now() where id = $1`, [documentId]);
    expect((await send('author', 'a.png', png())).status).toBe(409);
  });
});
