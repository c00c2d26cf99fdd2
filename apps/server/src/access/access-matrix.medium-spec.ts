import { jest } from '@jest/globals';
import { can, WORKSPACE_ACTIONS, type Actor, type Resource, type WorkspaceRole } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { FileKeeper } from '../attachments/file-keeper.service.js';
import { insertDocument, insertMember, seedPeople, type Seeded, type SeededName } from '../testing/seed-people.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';
import { ActionMapService, type MappedRoute } from './action-map.service.js';

// Every route for every actor, some of them with threads to start.
jest.setTimeout(60_000);

const ROLES: Record<SeededName, WorkspaceRole | null> = {
  admin: null,
  coordinator: 'coordinator',
  iroCoordinator: 'coordinator',
  moderator: 'moderator',
  author: 'author',
  iroAuthor: 'author',
  reviewer: 'reviewer',
  reader: 'reader',
  outsider: null,
};
const ACTORS: (SeededName | 'nobody')[] = ['nobody', ...(Object.keys(ROLES) as SeededName[])];
/** Handlers that decide by the state of the document; this is what they mean for one that is not in the bin. */
const DECIDED_IN_HANDLER: Record<string, MappedRoute['action']> = {
  'DELETE /api/v1/documents/:id': 'document.trash',
};
const workspaceActions = new Set<string>(WORKSPACE_ACTIONS);

describe('S10: roles × actions × REST routes, generated from the policy', () => {
  let app: TestApp;
  let seeded: Seeded;
  let routes: MappedRoute[];

  beforeAll(async () => {
    app = await startTestApp();
    seeded = await seedPeople(app.pool);
    routes = app.app
      .get(ActionMapService)
      .routes()
      .map((route) => ({ ...route, action: DECIDED_IN_HANDLER[`${route.method} ${route.path}`] ?? route.action }));
  });
  afterAll(() => app?.close());

  /** Fresh things for every call, so that what one call deletes is not missed by the next. */
  async function target(route: MappedRoute): Promise<{ path: string; resource: Resource }> {
    const { workspace, document, member, invitation, thread, comment, ids = [], words = {} } = route.target;
    const values: Record<string, string> = Object.fromEntries(ids.map((name) => [name, randomUUID()]));
    for (const [name, known] of Object.entries(words)) values[name] = known.at(-1) ?? '';
    let resource: Resource = {};
    if (workspace) values[workspace] = seeded.workspaceId;
    if (document) {
      const inBin = route.action === 'document.restore' || route.action === 'document.purge';
      values[document] = await insertDocument(app.pool, seeded.workspaceId);
      if (inBin) await app.pool.query('update document set binned_at = now() where id = $1', [values[document]]);
      resource = { inBin, status: 'draft' };
    }
    if (member) {
      values[member] = await someMember();
      resource = { target: { userId: values[member], role: 'author', institutionId: seeded.institutions.school } };
    }
    if (invitation) values[invitation] = await someInvitation();
    if (thread || comment) {
      const made = await someThread();
      values[thread ?? comment ?? ''] = thread ? made.threadId : made.commentId;
      const authorId = seeded.people.reviewer.id;
      resource = { inBin: false, status: 'draft', thread: { authorId, assigneeId: null, assigneeInstitutionId: null } };
      if (comment) resource = { ...resource, commentAuthorId: authorId };
    }
    if (ids.includes('standardId')) values.standardId = await someStandard();
    if (document && ids.includes('attachmentId')) values.attachmentId = await someAttachment(values[document] ?? '');
    if (ids.includes('templateId')) values.templateId = await someTemplate();
    if (ids.includes('institutionId')) values.institutionId = await someOwner();
    return { path: route.path.replaceAll(/:(\w+)/g, (_match, name: string) => values[name] ?? ''), resource };
  }

  async function someMember(): Promise<string> {
    const id = randomUUID();
    await app.pool.query('insert into app_user (id, email, name, password_hash) values ($1, $2, $3, $4)', [
      id,
      `${id}@test.example`,
      'Временный',
      'x',
    ]);
    await app.pool.query('insert into affiliation (user_id, institution_id) values ($1, $2)', [
      id,
      seeded.institutions.school,
    ]);
    await insertMember(app.pool, seeded.workspaceId, id, 'author');
    return id;
  }

  async function someInvitation(): Promise<string> {
    const id = randomUUID();
    await app.pool.query(
      `insert into invitation (id, workspace_id, token_hash, email, role, created_by, expires_at)
       values ($1, $2, $3, 'x@test.example', 'reader', $4, now() + interval '1 day')`,
      [id, seeded.workspaceId, Buffer.from(id), seeded.people.coordinator.id],
    );
    return id;
  }

  /** Of the reviewer, who may do more with it than other reviewers. */
  async function someThread(): Promise<{ threadId: string; commentId: string }> {
    const documentId = await insertDocument(app.pool, seeded.workspaceId);
    const { id } = seeded.people.reviewer;
    const [threadId, commentId] = [randomUUID(), randomUUID()];
    await app.pool.query(
      `insert into thread (id, workspace_id, document_id, number, anchor, author_id) values ($1, $2, $3, 1, '{"sectionId":"s","quote":""}', $4)`,
      [threadId, seeded.workspaceId, documentId, id],
    );
    await app.pool.query(`insert into comment (id, thread_id, author_id, body) values ($1, $2, $3, 'Замечание')`, [
      commentId,
      threadId,
      id,
    ]);
    return { threadId, commentId };
  }

  async function someStandard(): Promise<string> {
    const id = randomUUID();
    await app.pool.query('insert into occupational_standard (id, workspace_id, code, title) values ($1, $2, $3, $4)', [
      id,
      seeded.workspaceId,
      id.slice(0, 8),
      'Стандарт',
    ]);
    return id;
  }

  async function someAttachment(documentId: string): Promise<string> {
    const file = { path: fileURLToPath(import.meta.url), size: 1, sha256: '00', width: null, height: null };
    const keeper = app.app.get(FileKeeper);
    const kept = await keeper.keep(seeded.workspaceId, [{ ...file, name: 'a.txt', type: 'text/plain' }]);
    await keeper.attach(app.app.get(DataSource).manager, documentId, seeded.people.author.id, kept);
    return kept[0]?.id ?? '';
  }

  async function someTemplate(): Promise<string> {
    const id = randomUUID();
    await app.pool.query(
      `insert into workspace_template (id, workspace_id, kind, title, content) values ($1, $2, 'note', 'Шаблон', '{}')`,
      [id, seeded.workspaceId],
    );
    return id;
  }

  async function someOwner(): Promise<string> {
    const id = randomUUID();
    await app.pool.query(`insert into institution (id, kind, name, short_name) values ($1, 'partner', $2, 'П')`, [
      id,
      id,
    ]);
    await app.pool.query('insert into workspace_owner (workspace_id, institution_id) values ($1, $2)', [
      seeded.workspaceId,
      id,
    ]);
    return id;
  }

  /** What the policy says: the refusal, or null. */
  function expected(route: MappedRoute, who: SeededName | 'nobody', resource: Resource): number | null {
    const role = who === 'nobody' ? null : ROLES[who];
    const actor: Actor | null =
      who === 'nobody'
        ? null
        : {
            userId: seeded.people[who].id,
            institutionId: seeded.people[who].institutionId,
            isAdministrator: who === 'admin',
          };
    if (can(actor, route.action, { ...resource, role })) return null;
    if (!actor) return 401;
    return workspaceActions.has(route.action) && !role ? 404 : 403;
  }

  it('knows all routes', () => {
    expect(routes.length).toBeGreaterThan(30);
  });

  it.each(ACTORS)('as %s', async (who) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const { path, resource } = await target(route);
      const cookie = who === 'nobody' ? undefined : await app.signIn(seeded.people[who].email);
      // No schema takes this body: whoever is let in gets 400 and nothing happens; the guard decides before.
      const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : { nonsense: true };
      const reply = await app.call<{ code?: string }>(route.method, path, { cookie, body });
      const want = expected(route, who, resource);
      const refused = [401, 403].includes(reply.status) || (workspaceActions.has(route.action) && reply.status === 404);
      if (want === null ? refused || reply.status >= 500 : reply.status !== want) {
        wrong.push(
          `${route.method} ${path} (${route.action}): ${reply.status} ${reply.body?.code}, want ${want ?? 'allowed'}`,
        );
      }
    }
    expect(wrong).toEqual([]);
  });
});
