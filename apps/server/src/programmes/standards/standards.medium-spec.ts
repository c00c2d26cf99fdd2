import type { Standard, StandardImportReport } from '@soproekt/contracts';
import { randomUUID } from 'node:crypto';
import type { SeededName } from '../../testing/seed-people.js';
import { waitUntil } from '../../testing/wait-until.js';
import { ProgrammesWorld } from '../testing/programmes-world.js';

const HEADER = 'standard_code;standard_title;audience;function_code;function_title;action;basis';
const NOTHING = { new: [], changed: [], unchanged: [], changes: [], rejected: [] };

describe('occupational standards', () => {
  let world: ProgrammesWorld;
  const path = (rest = ''): string => world.workspace(`/standards${rest}`);
  const list = async (): Promise<Standard[]> => (await world.as<Standard[]>('reader', 'GET', path())).body;
  const create = (body: unknown, who: SeededName = 'moderator') => world.as<Standard>(who, 'POST', path(), body);

  beforeAll(async () => {
    world = await ProgrammesWorld.start();
  });
  afterAll(() => world?.close());
  beforeEach(() => world.app.pool.query('delete from occupational_standard'));

  async function upload(file: Uint8Array | string, query = '', who: SeededName = 'moderator', field = 'file') {
    const form = new FormData();
    form.append(field, new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'standards.csv');
    const response = await fetch(world.app.url + path(`/import${query}`), {
      method: 'POST',
      headers: { cookie: world.seeded.people[who].cookie },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as StandardImportReport & { code?: string } };
  }

  it('are made, changed, listed by code and deleted', async () => {
    const events = await world.follow('reader');
    const made = await create({
      code: '01.011',
      title: ' Руководитель ',
      functions: [{ code: 'В/01.7', title: 'Управление' }],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: 'Руководитель',
      basis: '',
      audience: [],
      functions: [{ code: 'B/01.7', title: 'Управление', actions: [] }],
      source: 'manual',
    });
    await create({ code: '01.001', title: 'Педагог' });
    expect((await list()).map(({ code }) => code)).toEqual(['01.001', '01.011']);
    const one = path(`/${made.body.id}`);
    const changed = await world.as<Standard>('coordinator', 'PATCH', one, { audience: ['директора'] });
    expect(changed.body).toMatchObject({ audience: ['директора'], functions: made.body.functions });
    expect(await world.as('moderator', 'DELETE', one)).toMatchObject({ status: 204 });
    expect(await world.as('moderator', 'DELETE', one)).toMatchObject({ status: 404 });
    expect((await list()).map(({ code }) => code)).toEqual(['01.001']);
    await waitUntil('four events', () => events.filter(([name]) => name === 'standards.changed').length === 4);
    expect(await world.audited('standard.deleted')).toEqual([
      {
        actor_id: world.seeded.people.moderator.id,
        subject_id: made.body.id,
        workspace_id: world.seeded.workspaceId,
        details: {},
      },
    ]);
  });

  it('have each code once', async () => {
    const first = await create({ code: '01.011', title: 'Т' });
    const second = await create({ code: '01.012', title: 'Т' });
    expect(await create({ code: '01.011', title: 'Т' })).toMatchObject({ status: 409 });
    expect(await world.as('moderator', 'PATCH', path(`/${second.body.id}`), { code: '01.011' })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
    expect(first.status).toBe(201);
  });

  it.each([
    [{ code: '01 011', title: 'Т' }],
    [{ code: '', title: 'Т' }],
    [{ code: '1', title: '' }],
    [{ code: '1', title: 'Т', id: randomUUID() }],
    [{ code: '1', title: 'Т', workspaceId: randomUUID() }],
    [{ code: '1', title: 'Т', functions: [1, 2].map(() => ({ code: 'A', title: 'Ф' })) }],
    [{ code: '1', title: 'Т', audience: ['а|б'] }],
    [{ code: '1', title: 'Т', functions: [{ code: 'A', title: 'Ф', actions: ['x'.repeat(1001)] }] }],
  ])('S12: refuses %j', async (body) => {
    expect(await create(body)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(await list()).toEqual([]);
  });

  it('shows before an import what it would do, and does it then', async () => {
    const functions = [{ code: 'B/1', title: 'Была' }];
    await create({ code: '1', title: 'Прежний', basis: 'Приказ', audience: ['а'], functions });
    await create({ code: '2', title: 'Такой же' });
    await create({ code: '9', title: 'Не в файле' });
    const file = `${HEADER}\n1;Новый;а;A/1;Ф;Д;Приказ\n2;Такой же;;;;;\n3;Третий;;;;;\n;;;;;без кода;`;
    const report = {
      new: ['3'],
      changed: ['1'],
      unchanged: ['2'],
      changes: [
        {
          code: '1',
          title: { before: 'Прежний', after: 'Новый' },
          functions: { added: [{ code: 'A/1', title: 'Ф' }], changed: [], removed: [{ code: 'B/1', title: 'Была' }] },
          audience: { added: [], removed: [] },
        },
      ],
      rejected: [{ line: 5, reason: 'no-standard-code', field: 'standard_code' }],
    };
    const before = await list();
    expect(await upload(file, '?preview=true&mode=replace')).toEqual({ status: 200, body: report });
    expect(await list()).toEqual(before);
    expect(await upload(file, '?mode=replace')).toEqual({ status: 200, body: report });
    expect(await list()).toMatchObject([
      { id: before[0]?.id, code: '1', title: 'Новый', source: 'import', functions: [{ code: 'A/1' }] },
      { code: '2', source: 'manual' },
      { code: '3', source: 'import' },
      { code: '9', title: 'Не в файле' },
    ]);
    expect(await upload(file)).toMatchObject({ body: { new: [], changed: [], unchanged: ['1', '2', '3'] } });
    expect((await world.audited('standards.imported'))[0]).toMatchObject({
      details: { new: 1, changed: 1, rejected: 1 },
    });
  });

  it('adds to what is there unless told to replace it', async () => {
    const functions = [
      { code: 'B/01.7', title: 'Первая', actions: ['Планировать'] },
      { code: 'B/02.7', title: 'Вторая' },
    ];
    await create({ code: '01.011', title: 'Руководитель', basis: 'Приказ', audience: ['директор'], functions });
    const file = `${HEADER}\n01.011;Иначе;завуч;B/01.7;Иначе;Оценивать;\n01.011;Иначе;;C/01.7;Третья;;`;
    expect(await upload(file)).toMatchObject({
      body: {
        changed: ['01.011'],
        changes: [
          {
            title: { before: 'Руководитель', after: 'Руководитель' },
            functions: { added: [{ code: 'C/01.7' }], changed: [{ code: 'B/01.7', title: 'Первая' }], removed: [] },
            audience: { added: ['завуч'], removed: [] },
          },
        ],
      },
    });
    expect(await list()).toMatchObject([
      {
        title: 'Руководитель',
        basis: 'Приказ',
        audience: ['директор', 'завуч'],
        functions: [
          { code: 'B/01.7', title: 'Первая', actions: ['Планировать', 'Оценивать'] },
          { code: 'B/02.7', title: 'Вторая' },
          { code: 'C/01.7', title: 'Третья' },
        ],
      },
    ]);
    expect(await upload(file)).toMatchObject({ body: { changed: [], unchanged: ['01.011'] } });
  });

  it('says of a workbook, and of broken JSON, that it is one', async () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]);
    expect(await upload(workbook)).toMatchObject({ status: 400, body: { details: [{ path: 'file.workbook' }] } });
    expect(await upload('{"standards": [')).toMatchObject({ status: 400, body: { details: [{ path: 'file.json' }] } });
  });

  it('keeps what a file does not speak of', async () => {
    await create({ code: '1', title: 'Т', basis: 'Приказ', audience: ['а'] });
    const body = { standards: [{ code: '1', title: 'Иначе', functions: [] }] };
    expect(await world.as('moderator', 'POST', path('/import?mode=replace'), body)).toMatchObject({
      status: 200,
      body: { new: [], changed: ['1'], unchanged: [], rejected: [] },
    });
    expect(await list()).toMatchObject([{ title: 'Иначе', basis: 'Приказ', audience: ['а'] }]);
  });

  it.each([
    ['csv', 'ru', /^\ufeff?Код профстандарта;/],
    ['csv', 'en', /^\ufeff?standard_code;/],
    ['json', 'ru', /^\{"standards"/],
  ])('gives itself out as %s in %s, and takes it back elsewhere', async (format, locale, begin) => {
    await world.as('coordinator', 'POST', path('/starter'));
    await create({ code: '1', title: '=1+1', audience: ['а', 'б'], functions: [{ code: 'A', title: '-2' }] });
    const catalogue = await list();
    const reply = await world.as<unknown>('reader', 'GET', path(`/export?format=${format}&locale=${locale}`));
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-disposition')).toBe(`attachment; filename="standards.${format}"`);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    const file = format === 'json' ? JSON.stringify(reply.body) : String(reply.body);
    expect(file).toMatch(begin);
    expect(await upload(file)).toMatchObject({ body: { ...NOTHING, unchanged: ['01.011', '1'].sort() } });
    await world.app.pool.query('delete from occupational_standard');
    expect(await upload(file)).toMatchObject({ status: 200, body: { rejected: [] } });
    const again = (standards: Standard[]) =>
      standards.map(({ code, title, basis, audience, functions }) => ({ code, title, basis, audience, functions }));
    expect(again(await list())).toEqual(again(catalogue));
    expect((await world.audited('standards.exported')).length).toBeGreaterThan(0);
  });

  it('begin with the starter in one step, which can be taken again', async () => {
    const preview = await world.as('coordinator', 'POST', path('/starter?preview=true'));
    expect(preview.body).toEqual({ ...NOTHING, new: ['01.011'] });
    expect(await list()).toEqual([]);
    expect((await world.as('coordinator', 'POST', path('/starter'))).body).toEqual({ ...NOTHING, new: ['01.011'] });
    expect(await list()).toMatchObject([{ code: '01.011', source: 'starter' }]);
    expect((await world.as('coordinator', 'POST', path('/starter'))).body).toEqual({
      ...NOTHING,
      unchanged: ['01.011'],
    });
  });

  it('refuses files that are too large, are none, or are something else', async () => {
    expect(await upload(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(await upload('имя;возраст\nА;7')).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(await upload(HEADER, '', 'moderator', 'other')).toMatchObject({ status: 400 });
    expect(await upload('[{"__proto__":{}}]')).toMatchObject({ status: 400 });
    expect(await list()).toEqual([]);
  });

  it('bounds the catalogue, also when two fill it at once', async () => {
    const many = (from: number) => ({
      standards: Array.from({ length: 150 }, (_, i) => ({ code: `${from + i}`, title: 'Т' })),
    });
    const replies = await Promise.all(
      [0, 1000].map((from) => world.as<StandardImportReport>('moderator', 'POST', path('/import'), many(from))),
    );
    expect(replies.map(({ body }) => body.new.length).sort((a, b) => a - b)).toEqual([50, 150]);
    expect(await list()).toHaveLength(200);
    expect(await create({ code: '5000', title: 'Т' })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('S10: are changed by coordinators and moderators, read by everybody in the workspace', async () => {
    const { body } = await create({ code: '1', title: 'Т' });
    for (const who of ['author', 'reviewer', 'reader'] as const) {
      expect(await world.as(who, 'GET', path())).toMatchObject({ status: 200 });
      expect(await world.as(who, 'GET', path('/export'))).toMatchObject({ status: 200 });
      expect(await create({ code: '2', title: 'Т' }, who)).toMatchObject({ status: 403 });
      expect(await upload(HEADER, '', who)).toMatchObject({ status: 403 });
      expect(await upload(HEADER, '?preview=true', who)).toMatchObject({ status: 403 });
      expect(await world.as(who, 'POST', path('/starter'))).toMatchObject({ status: 403 });
      expect(await world.as(who, 'PATCH', path(`/${body.id}`), { title: 'Х' })).toMatchObject({ status: 403 });
      expect(await world.as(who, 'DELETE', path(`/${body.id}`))).toMatchObject({ status: 403 });
    }
    expect(await world.as('outsider', 'GET', path())).toMatchObject({ status: 404 });
    expect(await upload(HEADER, '', 'outsider')).toMatchObject({ status: 404 });
  });

  it('S11: a standard of another workspace is not there', async () => {
    const { body } = await create({ code: '1', title: 'Т' });
    const foreign = world.foreign(`/standards/${body.id}`);
    expect(await world.as('outsider', 'PATCH', foreign, { title: 'Х' })).toMatchObject({ status: 404 });
    expect(await world.as('outsider', 'DELETE', foreign)).toMatchObject({ status: 404 });
    expect(await list()).toMatchObject([{ title: 'Т' }]);
    expect(await world.as('moderator', 'PATCH', path('/nonsense'), { title: 'Х' })).toMatchObject({ status: 404 });
  });

  it('S18: a form of another site is refused', async () => {
    const form = new FormData();
    form.append('file', new Blob([HEADER]), 'x.csv');
    const { cookie } = world.seeded.people.moderator;
    const headers = { cookie, origin: 'https://evil.example' };
    const response = await fetch(world.app.url + path('/import'), { method: 'POST', headers, body: form });
    expect(response.status).toBe(403);
  });
});
