import { exportPath, exportedDocumentSchema, type DocumentSummary, type ExportQuery } from '@soproekt/contracts';
import { randomUUID } from 'node:crypto';
import { at, DocumentsWorld } from '../documents/testing/documents-world.js';
import type { SeededName } from '../testing/seed-people.js';
import { unpack } from './testing/unpack.js';

describe('GET /api/v1/documents/:id/export/:format', () => {
  let world: DocumentsWorld;
  let programme: DocumentSummary;

  const get = (path: string, who: SeededName = 'reader', headers: Record<string, string> = {}): Promise<Response> =>
    fetch(world.app.url + path, { headers: { cookie: world.seeded.people[who].cookie, ...headers } });
  const audit = async (): Promise<unknown[]> => {
    const { rows } = await world.app.pool.query<Record<string, unknown>>(
      `select actor_id, subject_id, workspace_id, details from audit where kind = 'document.exported' order by id`,
    );
    return rows;
  };

  beforeAll(async () => {
    world = await DocumentsWorld.start();
    programme = await world.make({ kind: 'programme', title: 'ДПП «Управление»: 1/2', template: 'programme-pk' });
  });
  afterAll(() => world?.app.close());

  it.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
    ['pdf', 'application/pdf', '%PDF-'],
    ['md', 'text/markdown; charset=utf-8', '<!-- ДПП'],
    ['html', 'text/html; charset=utf-8', '<!doctype html>'],
    ['json', 'application/json; charset=utf-8', '{'],
  ] as const)('S26: gives %s to whoever may read, to be saved and never shown', async (format, type, beginning) => {
    const reply = await get(exportPath(programme.id, format));
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe(type);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(reply.headers.get('cache-control')).toBe('private, no-cache');
    const name = encodeURIComponent(`ДПП «Управление» 1 2.${format}`);
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(reply.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect(bytes.toString('utf8').startsWith(beginning)).toBe(true);
  });

  it('S33: writes into the audit trail who took what, and nothing of the text', async () => {
    const before = (await audit()).length;
    await get(exportPath(programme.id, 'json'), 'author');
    expect((await audit()).slice(before)).toEqual([
      {
        actor_id: world.seeded.people.author.id,
        subject_id: programme.id,
        workspace_id: world.seeded.workspaceId,
        details: { format: 'json' },
      },
    ]);
  });

  it('answers 304 while nothing has changed, and anew after a change', async () => {
    const path = exportPath(programme.id, 'md');
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{32}"$/);
    const before = (await audit()).length;
    expect((await get(path, 'reader', { 'if-none-match': tag })).status).toBe(304);
    expect((await audit()).length).toBe(before);
    // Other options are another file.
    expect((await get(exportPath(programme.id, 'md', { locale: 'en' }))).headers.get('etag')).not.toBe(tag);
    const made = await world.make({ title: 'До' });
    const own = (await get(exportPath(made.id, 'md'))).headers.get('etag') ?? '';
    await world.as('author', 'PATCH', at(made), { title: 'После' });
    expect((await get(exportPath(made.id, 'md'), 'reader', { 'if-none-match': own })).status).toBe(200);
  });

  it('S11: is not there for outsiders, and not without a session', async () => {
    const path = exportPath(programme.id, 'docx');
    expect((await get(path, 'outsider')).status).toBe(404);
    expect((await get(path, 'admin')).status).toBe(404);
    expect((await fetch(world.app.url + path)).status).toBe(401);
    expect((await get(exportPath(randomUUID(), 'docx'))).status).toBe(404);
  });

  it.each([
    ['an unknown format', 'export/exe', 404],
    ['a size that the standard does not know', 'export/docx?size=9', 400],
    ['an unknown profile', 'export/docx?profile=mine', 400],
    ['spacing beyond the standard', 'export/docx?spacing=3', 400],
    ['an unknown language', 'export/docx?locale=de', 400],
  ])('refuses %s', async (_what, path, status) => {
    expect((await get(at(programme, `/${path}`))).status).toBe(status);
  });

  it('says which formats there are', async () => {
    expect(await (await get(at(programme, '/export/exe'))).json()).toMatchObject({
      code: 'not-found',
      message: 'there is no such format; it is one of docx, pdf, md, html, json',
      details: { format: ['docx', 'pdf', 'md', 'html', 'json'] },
    });
  });

  it('S32: holds findings only when asked for, and never addresses of people', async () => {
    const plain = exportedDocumentSchema.parse(await (await get(exportPath(programme.id, 'json'))).json());
    expect(plain).not.toHaveProperty('findings');
    const asked = await (await get(exportPath(programme.id, 'json', { findings: 'true' }))).json();
    expect(exportedDocumentSchema.parse(asked).findings?.length).toBeGreaterThan(0);
    const docx = await get(exportPath(programme.id, 'docx', { findings: 'true', remarks: 'true' }));
    const parts = unpack(new Uint8Array(await docx.arrayBuffer()));
    expect(parts.get('word/document.xml')).toContain('Результаты проверки программы');
    for (const xml of parts.values()) expect(xml).not.toMatch(/@[\w-]+\.example/);
  });

  it('S32: holds remarks and their authors only when asked for', async () => {
    const made = await world.make({ kind: 'programme', title: 'С замечанием', template: 'blank' });
    const [section] = exportedDocumentSchema.parse(await (await get(exportPath(made.id, 'json'))).json()).sections;
    const raised = await world.as('reviewer', 'POST', at(made, '/threads'), {
      anchor: { sectionId: section?.id ?? 'none', quote: '' },
      body: 'Здесь **спорно**',
    });
    expect(raised.status).toBe(201);
    const { name } = world.seeded.people.reviewer;
    for (const format of ['docx', 'html', 'md', 'json'] as const) {
      const read = async (query: ExportQuery): Promise<string> => {
        const bytes = new Uint8Array(await (await get(exportPath(made.id, format, query))).arrayBuffer());
        return format === 'docx' ? [...unpack(bytes).values()].join('') : new TextDecoder().decode(bytes);
      };
      const plain = await read({ findings: 'true' });
      expect(plain).not.toContain('спорно');
      expect(plain).not.toContain(name);
      const asked = await read({ remarks: 'true' });
      expect(asked).toContain('Здесь спорно');
      expect(asked).toContain(name);
    }
  });

  it('names the institutions of the workspace on the title page', async () => {
    const made = await world.make({ kind: 'programme', title: 'Пустая', template: 'blank' });
    const docx = await get(exportPath(made.id, 'docx', { size: '12' }));
    const body = unpack(new Uint8Array(await docx.arrayBuffer())).get('word/document.xml') ?? '';
    const { rows } = await world.app.pool.query<{ name: string }>(
      'select i.name from workspace_owner o join institution i on i.id = o.institution_id where o.workspace_id = $1',
      [world.seeded.workspaceId],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { name } of rows) expect(body).toContain(name);
    expect(body.match(/УТВЕРЖДАЮ/g)).toHaveLength(rows.length);
  });
});
