import type { DocumentContent, DocumentSummary, Template } from '@soproekt/contracts';
import { listSections, projectProgramme, removeSection } from '@soproekt/documents';
import { sectionNumbers } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import * as Y from 'yjs';
import { freshFacts, ProgrammesWorld } from '../../programmes/testing/programmes-world.js';
import type { SeededName } from '../../testing/seed-people.js';
import { waitUntil } from '../../testing/wait-until.js';
import { DocumentStore } from '../document-store.js';

describe('templates of a workspace', () => {
  let world: ProgrammesWorld;
  const path = (rest = ''): string => world.workspace(`/templates${rest}`);
  const list = async (query = ''): Promise<Template[]> =>
    (await world.as<Template[]>('reader', 'GET', path(query))).body.filter(({ own }) => own !== null);
  const save = (documentId: string, who: SeededName = 'author') =>
    world.as<Template>(who, 'POST', path(), { documentId, title: 'Наша программа', description: 'С планом' });
  const make = (body: object, who: SeededName = 'author') =>
    world.as<DocumentSummary>(who, 'POST', world.workspace('/documents'), { title: 'Новая', ...body });
  const doc = async (id: string): Promise<Y.Doc> => {
    const read = new Y.Doc();
    Y.applyUpdate(read, await world.app.app.get(DocumentStore, { strict: false }).state(id));
    return read;
  };

  beforeAll(async () => {
    world = await ProgrammesWorld.start();
    await world.as('coordinator', 'POST', world.workspace('/standards/starter'));
  });
  afterAll(() => world?.close());
  beforeEach(() => world.app.pool.query('delete from workspace_template'));

  it('keep texts, plan and sums, and documents made of them say the same under ids of their own', async () => {
    const source = await world.programme();
    const events = await world.follow('reader');
    const saved = await save(source.id);
    expect(saved.status).toBe(201);
    expect(saved.body).toMatchObject({
      key: `own:${saved.body.own?.id}`,
      kind: 'programme',
      title: 'Наша программа',
      description: 'С планом',
      own: { createdBy: { userId: world.seeded.people.author.id } },
    });
    expect(saved.body.sections).toHaveLength(freshFacts().sectionOrder?.length ?? 0);
    await waitUntil('the event', () => events.some(([name]) => name === 'templates.changed'));
    const made = await make({ kind: 'programme', template: saved.body.key });
    expect(made.status).toBe(201);
    const [before, after] = [await doc(source.id), await doc(made.body.id)];
    expect(saved.body.sections).toEqual(listSections(before).map(({ title }) => title));
    expect(saved.body.numbers).toEqual(sectionNumbers('programme', listSections(before)));
    const content = async (id: string) =>
      (await world.as<DocumentContent>('reader', 'GET', `/api/v1/documents/${id}/content`)).body.sections.map(
        ({ id: _id, rows, ...section }) => ({ ...section, rows: rows.map(({ name }) => name) }),
      );
    expect(await content(made.body.id)).toEqual(await content(source.id));
    const plan = (of: Y.Doc) => projectProgramme(of).plan.map(({ number, title, hours }) => [number, title, hours]);
    expect(plan(after)).toEqual(plan(before));
    expect(await world.findings(made.body.id)).toEqual([]);
    const ids = new Set([...listSections(before), ...projectProgramme(before).plan].map(({ id }) => id));
    for (const { id } of [...listSections(after), ...projectProgramme(after).plan]) expect(ids.has(id)).toBe(false);
    expect(made.body.readiness).toEqual({ errors: 0, warnings: 0, hints: 0, percent: 100 });
  });

  it('keep only the sections when that is wished: no text, no rows, no fields', async () => {
    const source = await world.programme();
    const saved = await world.as<Template>('author', 'POST', path(), {
      documentId: source.id,
      title: 'Каркас',
      contents: 'structure',
    });
    expect(saved.status).toBe(201);
    const made = await make({ kind: 'programme', template: saved.body.key });
    expect(made.status).toBe(201);
    const [before, after] = [await doc(source.id), await doc(made.body.id)];
    const bones = (of: Y.Doc) => listSections(of).map(({ title, kind, role }) => [title, kind, role]);
    expect(bones(after)).toEqual(bones(before));
    const { plan, results, sources, texts, passport } = projectProgramme(after);
    expect([plan, results, sources]).toEqual([[], [], []]);
    expect(texts.every(({ text }) => text === '')).toBe(true);
    expect(passport).toMatchObject({ programmeType: null });
  });

  it('S32: leave out what was removed', async () => {
    const { body } = await make({ kind: 'note', template: 'blank' });
    const document = await doc(body.id);
    removeSection(document, listSections(document)[0]?.id ?? '', { by: 'x' });
    await world.app.pool.query('delete from document_update where document_id = $1', [body.id]);
    const author = { userId: world.seeded.people.author.id, institutionId: null };
    const store = world.app.app.get(DocumentStore, { strict: false });
    await store.begin(world.app.app.get(DataSource).manager, body.id, Y.encodeStateAsUpdate(document), author);
    expect((await save(body.id)).body).toMatchObject({ kind: 'note', sections: [] });
  });

  it('stand beside the built-in ones, by kind', async () => {
    const note = await make({ kind: 'note', template: 'blank' });
    await save(note.body.id);
    await save((await world.programme()).id);
    const all = (await world.as<Template[]>('reader', 'GET', path())).body;
    expect(all.filter(({ own }) => own === null).length).toBeGreaterThan(5);
    expect((await list()).map(({ kind }) => kind).sort()).toEqual(['note', 'programme']);
    expect((await list('?kind=note')).map(({ kind }) => kind)).toEqual(['note']);
  });

  it('are renamed and deleted; documents made of them stay', async () => {
    const { body } = await save((await world.programme()).id);
    const one = path(`/${body.own?.id}`);
    const renamed = await world.as<Template>('moderator', 'PATCH', one, { title: 'Иначе' });
    expect(renamed.body).toMatchObject({ title: 'Иначе', description: 'С планом', sections: body.sections });
    const made = await make({ kind: 'programme', template: body.key });
    expect(await world.as('moderator', 'DELETE', one)).toMatchObject({ status: 204 });
    expect(await world.as('moderator', 'DELETE', one)).toMatchObject({ status: 404 });
    expect(await list()).toEqual([]);
    expect(await world.as('reader', 'GET', `/api/v1/documents/${made.body.id}`)).toMatchObject({ status: 200 });
    expect(await make({ kind: 'programme', template: body.key })).toMatchObject({ status: 400 });
    expect(await world.audited('template.deleted')).toMatchObject([{ subject_id: body.own?.id }]);
  });

  it('belong to one kind', async () => {
    const { body } = await save((await world.programme()).id);
    expect(await make({ kind: 'note', template: body.key })).toMatchObject({
      status: 400,
      body: { details: [{ path: 'template' }] },
    });
    for (const template of ['own:', 'own:nonsense', `own:${randomUUID()}`]) {
      expect(await make({ kind: 'programme', template })).toMatchObject({ status: 400 });
    }
  });

  it('take text that PostgreSQL cannot hold, without what it cannot', async () => {
    const facts = freshFacts();
    const plan = facts.plan.map((row, i) => (i === 1 ? { ...row, title: 'а\0б\ud800' } : row));
    const { id } = await world.programme({ ...facts, plan });
    const { status, body } = await save(id);
    expect(status).toBe(201);
    const made = await make({ kind: 'programme', template: body.key });
    expect(projectProgramme(await doc(made.body.id)).plan[1]?.title).toMatch(/^аб/);
  });

  it('are bounded', async () => {
    const { id } = await world.programme();
    await world.app.pool.query(
      `insert into workspace_template (workspace_id, kind, title, content)
       select $1, 'note', 'Шаблон', '{}' from generate_series(1, 99)`,
      [world.seeded.workspaceId],
    );
    const replies = await Promise.all([save(id), save(id), save(id)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('S11: are not made of documents of another workspace, nor used or changed there', async () => {
    const own = await world.programme();
    const foreign = await world.programme(freshFacts(), world.seeded.foreignWorkspaceId);
    expect(await save(foreign.id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    // The coordinator of the other workspace is no member here, whichever of the two ids is the foreign one.
    const elsewhere = { documentId: own.id, title: 'x' };
    expect(await world.as('outsider', 'POST', world.foreign('/templates'), elsewhere)).toMatchObject({ status: 404 });
    const { body } = await save(own.id);
    const there = world.foreign(`/templates/${body.own?.id}`);
    expect(await world.as('outsider', 'PATCH', there, { title: 'x' })).toMatchObject({ status: 404 });
    expect(await world.as('outsider', 'DELETE', there)).toMatchObject({ status: 404 });
    const input = { kind: 'programme', title: 'x', template: body.key };
    expect(await world.as('outsider', 'POST', world.foreign('/documents'), input)).toMatchObject({ status: 400 });
    expect(await list()).toHaveLength(1);
  });

  it('S10: are made by writers, changed by coordinators and moderators', async () => {
    const { id } = await world.programme();
    for (const who of ['reviewer', 'reader'] as const) expect(await save(id, who)).toMatchObject({ status: 403 });
    const { body } = await save(id);
    for (const who of ['author', 'reviewer', 'reader'] as const) {
      expect(await world.as(who, 'PATCH', path(`/${body.own?.id}`), { title: 'x' })).toMatchObject({ status: 403 });
      expect(await world.as(who, 'DELETE', path(`/${body.own?.id}`))).toMatchObject({ status: 403 });
    }
    await world.as('moderator', 'DELETE', `/api/v1/documents/${id}`);
    expect(await save(id)).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
  });
});
