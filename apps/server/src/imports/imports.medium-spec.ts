import type { DocumentContent, ImportPreview, ImportResult } from '@soproekt/contracts';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png } from '../attachments/testing/small-images.js';
import { seedPeople, type Seeded, type SeededName } from '../testing/seed-people.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { docx, h, p, picture, relations, table } from './testing/docx-file.js';

const PLAN = table([
  ['№', 'Модуль', 'Всего', 'Лекции', 'Практика', 'Реализует'],
  ['1', 'Первый', '3', '1', '2', 'ИРО'],
  ['2', 'Второй', '2', '1', '1', 'СРПУ'],
]);

interface Answer extends ImportResult, ImportPreview {
  readonly code: string;
  readonly details: { readonly reason: string };
}

describe('import', () => {
  let app: TestApp;
  let seeded: Seeded;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'soproekt-imports-'));
    app = await startTestApp({ env: { ATTACHMENTS_DIR: directory } });
    seeded = await seedPeople(app.pool);
  }, 30_000);
  afterAll(async () => {
    await app?.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function send(
    who: SeededName,
    name: string,
    content: Uint8Array | string,
    {
      query = '',
      fields = {},
      workspaceId = seeded.workspaceId,
    }: { query?: string; fields?: Record<string, string>; workspaceId?: string } = {},
  ): Promise<{ status: number; body: Answer }> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
    const response = await fetch(`${app.url}/api/v1/workspaces/${workspaceId}/documents/import${query}`, {
      method: 'POST',
      headers: { cookie: seeded.people[who].cookie },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as Answer };
  }

  const documents = async (): Promise<number> => {
    const { rows } = await app.pool.query<{ count: number }>('select count(*)::int as count from document');
    return rows[0]?.count ?? 0;
  };

  it('makes a document with its plan and its images, in one go', async () => {
    const file = docx(h(1, 'Цель') + p('Помочь командам') + picture('rId1', 'Схема') + h(1, 'Учебный план') + PLAN, {
      'word/_rels/document.xml.rels': relations([{ id: 'rId1', type: 'image', target: 'media/a.png' }]),
      'word/media/a.png': png(11, 12),
    });
    const before = await documents();
    const preview = await send('author', 'ДПП.docx', file, { query: '?preview=true' });
    expect(preview).toMatchObject({
      status: 200,
      body: { title: 'ДПП', kind: 'programme', report: { planRows: 2, images: 1 } },
    });
    expect(await documents()).toBe(before);

    const { status, body } = await send('author', 'ДПП.docx', file, { fields: { title: 'Моя программа' } });
    expect(status).toBe(201);
    expect(body.report).toEqual(preview.body.report);
    const { cookie } = seeded.people.reader;
    const content = await app.call<DocumentContent>('GET', `/api/v1/documents/${body.documentId}/content`, { cookie });
    expect(content.body).toMatchObject({
      kind: 'programme',
      title: 'Моя программа',
      sections: [
        { kind: 'text', title: 'Цель', text: 'Помочь командам\nСхема' },
        { kind: 'study-plan', title: 'Учебный план' },
      ],
    });
    const list = await app.call<{ type: string; width: number; url: string }[]>(
      'GET',
      `/api/v1/documents/${body.documentId}/attachments`,
      { cookie },
    );
    expect(list.body).toMatchObject([{ type: 'image/png', width: 11, height: 12 }]);
    expect((await app.call('GET', list.body[0]?.url ?? '', { cookie })).status).toBe(200);
    const { rows } = await app.pool.query('select created_by from document where id = $1', [body.documentId]);
    expect(rows).toEqual([{ created_by: seeded.people.author.id }]);
    expect(await readdir(join(directory, 'uploads'))).toEqual([]);
  });

  it('reads tables as somebody says, and refuses what is no mapping', async () => {
    const file = docx(h(1, 'Учебный план') + PLAN);
    const asText = { tables: [{ index: 0, use: 'text', headerRows: 1, columns: [] }] };
    const made = await send('author', 'x.docx', file, { fields: { mapping: JSON.stringify(asText), kind: 'note' } });
    expect(made.body.report).toMatchObject({ planRows: 0, tables: 1 });
    for (const mapping of [
      '{',
      '[]',
      '{"tables":[{"index":-1}]}',
      '{"tables":[{"index":0,"use":"virus","headerRows":1,"columns":[]}]}',
    ]) {
      expect(await send('author', 'x.docx', file, { fields: { mapping } })).toMatchObject({
        status: 400,
        body: { code: 'invalid-input' },
      });
    }
  });

  it('S29: refuses hostile and foreign files in words, makes nothing and stays up', async () => {
    const before = await documents();
    const bomb = docx(p('x'), { 'word/footnotes.xml': new Uint8Array(8 * 1024 * 1024) });
    const deep = docx(`${'<w:sdt><w:sdtContent>'.repeat(15_000)}${'</w:sdtContent></w:sdt>'.repeat(15_000)}`);
    const files = [
      ['x.docx', bomb, 'unpacks-too-large'],
      ['x.docx', docx(p('x'), { '../x': 'x' }), 'unsafe-names'],
      ['x.docx', deep, 'damaged'],
      ['x.doc', Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), 'old-word'],
      ['x.pdf', '%PDF-1.4', 'pdf'],
    ] as const;
    for (const [name, content, reason] of files) {
      const reply = await send('author', name, content, { query: '?locale=en' });
      expect([name, reply.status, reply.body.code, reply.body.details?.reason]).toEqual([
        name,
        422,
        'file-refused',
        reason,
      ]);
    }
    expect(await documents()).toBe(before);
    expect((await send('author', 'x.md', '# Раздел\n\nтекст')).status).toBe(201);
    expect(await readdir(join(directory, 'uploads'))).toEqual([]);
  }, 60_000);

  it('S10: is for those who may write, in their own workspace', async () => {
    expect((await send('reader', 'x.md', '# Раздел')).status).toBe(403);
    expect((await send('outsider', 'x.md', '# Раздел')).status).toBe(404);
    expect((await send('author', 'x.md', '# Раздел', { workspaceId: seeded.foreignWorkspaceId })).status).toBe(404);
  });
});
