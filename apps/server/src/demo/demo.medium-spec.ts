import type {
  DocumentContent,
  DocumentSummary,
  Inbox,
  Member,
  Standard,
  ThreadView,
  Workspace,
} from '@soproekt/contracts';
import { AnchorResolver } from '@soproekt/documents';
import * as Y from 'yjs';
import { DocumentStore } from '../documents/document-store.js';
import { DEMO_EMAILS } from '../identity/demo-presence.service.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { DEMO_ACCOUNTS, DEMO_INSTITUTIONS, DEMO_PASSWORD, DEMO_WORKSPACE } from './accounts.js';
import { demoDocuments } from './content/index.js';
import { demoThreads } from './content/threads.js';
import { DemoService } from './demo.service.js';

describe('the demo', () => {
  let app: TestApp;
  let cookie: string;
  let workspace: Workspace;

  beforeAll(async () => {
    app = await startTestApp();
    const demo = app.app.get(DemoService, { strict: false });
    // Two processes that start at once must not both seed.
    expect((await Promise.all([demo.seedIfEmpty(), demo.seedIfEmpty()])).sort()).toEqual([false, true]);
    cookie = await app.signIn('author@iro.example', DEMO_PASSWORD);
    [workspace] = await get<[Workspace]>('/api/v1/workspaces');
    // Hashing the passwords twice takes its time on a busy machine.
  }, 30_000);
  afterAll(() => app?.close());

  const get = async <T>(path: string): Promise<T> => (await app.call<T>('GET', path, { cookie })).body;
  const count = async (table: string): Promise<number> =>
    Number((await app.pool.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count);

  it('is seeded once', async () => {
    expect(await app.app.get(DemoService, { strict: false }).seedIfEmpty()).toBe(false);
    expect(await count('app_user')).toBe(DEMO_ACCOUNTS.length);
    expect(await count('institution')).toBe(DEMO_INSTITUTIONS.length);
    expect(await count('document')).toBe(demoDocuments.length);
  });

  it('has the promised accounts, all with the same password', async () => {
    expect(DEMO_ACCOUNTS.map(({ email }) => email).sort()).toEqual([...DEMO_EMAILS].sort());
    for (const { email } of DEMO_ACCOUNTS) expect(await app.signIn(email, DEMO_PASSWORD)).toContain('session=');
  });

  it('has one workspace of two owners, with everybody in it as the address says', async () => {
    expect(workspace).toMatchObject({ name: DEMO_WORKSPACE.name, memberCount: 8, documentCount: 3, role: 'author' });
    expect(workspace.parties.map(({ shortName, owner, hue }) => [shortName, owner, hue])).toEqual([
      ['СРПУ', true, 0],
      ['ИРО', true, 1],
      ['Школа №\u00a07', false, 2],
      ['УО Северореченска', false, 3],
    ]);
    const coordinator = await app.signIn('coordinator@university.example', DEMO_PASSWORD);
    const members = (
      await app.call<Member[]>('GET', `/api/v1/workspaces/${workspace.id}/members`, { cookie: coordinator })
    ).body;
    for (const { email, role } of members) {
      const expected = email?.startsWith('admin@') ? 'reader' : email?.split('@')[0];
      expect(role).toBe(expected);
    }
    expect(members).toHaveLength(8);
  });

  it('has the documents complete, the programme first, readable over the API', async () => {
    const documents = await get<DocumentSummary[]>(`/api/v1/workspaces/${workspace.id}/documents`);
    expect(documents.map(({ title }) => title)).toEqual(demoDocuments.map(({ title }) => title));
    for (const [i, { id, wordCount, updatedBy }] of documents.entries()) {
      const { sections } = await get<DocumentContent>(`/api/v1/documents/${id}/content`);
      expect(sections.map(({ title }) => title)).toEqual(demoDocuments[i]?.sections.map(({ title }) => title));
      expect(sections.reduce((sum, { words }) => sum + words, 0)).toBe(wordCount);
      expect(updatedBy?.name).toMatch(/^Автор, /);
      for (const [j, { institutionId }] of sections.entries()) {
        const key = demoDocuments[i]?.sections[j]?.institution;
        const party = DEMO_INSTITUTIONS.find((institution) => institution.key === key)?.shortName ?? null;
        expect(workspace.parties.find((candidate) => candidate.id === institutionId)?.shortName ?? null).toBe(party);
      }
    }
    const plan = await get<DocumentContent>(`/api/v1/documents/${documents[0]?.id ?? ''}/content`);
    const text = plan.sections.find(({ title }) => title === 'Учебный план')?.text ?? '';
    expect(text).toContain('\n1\tНормы и данные для управленческого решения\t2\t2\t2\t');
    expect(text).toMatch(/^ИА\tИтоговая аттестация\t0\t2\t0\t.*\tЗащита проекта\tПР1, ПР2, ПР3, ПР4$/m);
    expect(documents[0]?.readiness).toMatchObject({ errors: 0 });
  });

  it('has been reviewed: by whom, about what stands there, and with inboxes that tell of it', async () => {
    const [programme] = await get<DocumentSummary[]>(`/api/v1/workspaces/${workspace.id}/documents`);
    const threads = await get<ThreadView[]>(`/api/v1/documents/${programme?.id}/threads`);
    expect(threads).toHaveLength(demoThreads.length);
    expect(threads).toMatchObject([
      { number: 1, state: 'open', author: { name: 'Рецензент, Школа №\u00a07' }, comments: [{}] },
      { number: 2, state: 'open', author: { name: 'Автор, ИРО' }, proposal: { state: 'pending' } },
      { number: 3, state: 'open', anchor: { column: 'practice', quote: '2' }, comments: [{}, {}] },
      { number: 4, state: 'resolved', outcome: { kind: 'declined', by: { name: 'Автор, ИРО' } } },
    ]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await app.app.get(DocumentStore, { strict: false }).state(programme?.id ?? ''));
    const resolver = new AnchorResolver(doc);
    for (const { anchor } of threads) expect(resolver.resolve(anchor)).toMatchObject({ unchanged: true });
    const inbox = async (email: string): Promise<string[]> => {
      const signedIn = await app.signIn(email, DEMO_PASSWORD);
      const { body } = await app.call<Inbox>('GET', '/api/v1/inbox', { cookie: signedIn });
      return body.items.map(({ kind, thread }) => `${kind} ${thread.number}`);
    };
    expect(await inbox('author@university.example')).toEqual(['thread 4', 'thread 3', 'thread 2', 'thread 1']);
    expect(await inbox('author@iro.example')).toEqual(['thread 4', 'thread 3', 'thread 1']);
    expect(await inbox('coordinator@iro.example')).toEqual(['thread 4', 'reply 3', 'thread 1']);
    expect(await inbox('reviewer@school.example')).toEqual(['resolved 4']);
  });

  it('has a catalogue of occupational standards to begin with, marked as to be compared', async () => {
    const standards = await get<Standard[]>(`/api/v1/workspaces/${workspace.id}/standards`);
    expect(standards.map(({ code, source }) => [code, source])).toEqual([['01.011', 'starter']]);
    expect(standards[0]?.functions.map(({ code }) => code)).toEqual(['B/01.7', 'B/02.7', 'B/03.7', 'B/04.7']);
    expect(standards[0]?.basis).toContain('проверьте по опубликованному тексту');
  });

  it('leaves a database alone that is in use', async () => {
    await app.pool.query('truncate app_user, institution, workspace cascade');
    await app.pool.query(`insert into institution (kind, name, short_name) values ('partner', 'Своя', 'С')`);
    expect(await app.app.get(DemoService, { strict: false }).seedIfEmpty()).toBe(false);
    expect(await count('app_user')).toBe(0);
  });
});
