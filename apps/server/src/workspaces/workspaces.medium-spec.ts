import type { Member, Workspace } from '@soproekt/contracts';
import { insertMember, seedPeople, type Seeded } from '../testing/seed-people.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';

describe('workspaces', () => {
  let app: TestApp;
  let seeded: Seeded;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    seeded = await seedPeople(app.pool);
  });
  afterAll(() => app?.close());

  const path = (rest = '') => `/api/v1/workspaces/${seeded.workspaceId}${rest}`;

  it('makes one that the creator’s institution owns jointly with those named', async () => {
    const { cookie, institutionId } = seeded.people.author;
    const body = { name: '<b>Группа</b> №\u00a01', institutionIds: [seeded.institutions.iro, seeded.institutions.iro] };
    const made = await app.call<Workspace>('POST', '/api/v1/workspaces', { cookie, body });
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: '<b>Группа</b> №\u00a01',
        description: '',
        role: 'coordinator',
        memberCount: 1,
        documentCount: 0,
        parties: [
          { id: institutionId, hue: 0, owner: true, awaitingCoordinator: false },
          { id: seeded.institutions.iro, hue: 1, owner: true, awaitingCoordinator: true },
        ],
      },
    });
    const list = await app.call<Workspace[]>('GET', '/api/v1/workspaces', { cookie });
    expect(list.body.map((workspace) => workspace.id).sort()).toEqual([seeded.workspaceId, made.body.id].sort());
    expect(
      await app.call('GET', `/api/v1/workspaces/${made.body.id}`, { cookie: seeded.people.reader.cookie }),
    ).toMatchObject({
      status: 404,
    });
  });

  it('refuses unknown owners and changes nothing', async () => {
    const { cookie, id } = seeded.people.author;
    const body = { name: 'Группа', institutionIds: [id] };
    expect(await app.call('POST', '/api/v1/workspaces', { cookie, body })).toMatchObject({
      status: 400,
      body: { code: 'invalid-input', details: [{ path: 'institutionIds' }] },
    });
    expect((await app.call<Workspace[]>('GET', '/api/v1/workspaces', { cookie })).body).toHaveLength(1);
  });

  it('shows addresses of members to coordinators only', async () => {
    const emails = async (who: 'coordinator' | 'moderator') => {
      const reply = await app.call<Member[]>('GET', path('/members'), { cookie: seeded.people[who].cookie });
      expect(reply.body).toHaveLength(7);
      return new Set(reply.body.map((member) => member.email));
    };
    expect([...(await emails('coordinator'))]).toContain(seeded.people.reader.email);
    expect([...(await emails('moderator'))]).toEqual([null]);
  });

  it('S16: keeps the last coordinator of an owning institution, also against the own wish', async () => {
    const { id, cookie } = seeded.people.coordinator;
    for (const [method, body] of [
      ['PATCH', { role: 'author' }],
      ['DELETE', undefined],
    ] as const) {
      expect(await app.call(method, path(`/members/${id}`), { cookie, body })).toMatchObject({
        status: 409,
        body: { code: 'last-coordinator', details: { institutionIds: [seeded.institutions.university] } },
      });
    }
  });

  it('S16: a coordinator cannot touch the coordinators of another institution', async () => {
    const { cookie } = seeded.people.coordinator;
    const other = path(`/members/${seeded.people.iroCoordinator.id}`);
    expect(await app.call('PATCH', other, { cookie, body: { role: 'reader' } })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed' },
    });
    expect((await app.call('DELETE', other, { cookie })).status).toBe(403);
  });

  it('S16: a coordinator cannot seat somebody of another institution as its coordinator', async () => {
    const { cookie } = seeded.people.coordinator;
    const promote = (id: string) =>
      app.call('PATCH', path(`/members/${id}`), { cookie, body: { role: 'coordinator' } });
    for (const who of ['iroAuthor', 'reviewer'] as const) {
      expect(await promote(seeded.people[who].id)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
    // The school becomes an owner, which awaits its first coordinator: that one comes from whoever invited it.
    await app.call('POST', path('/owners'), { cookie, body: { institutionId: seeded.institutions.school } });
    expect((await promote(seeded.people.reviewer.id)).status).toBe(200);
    expect((await promote(seeded.people.author.id)).status).toBe(200);
  });

  it('S16: two coordinators who leave at the same moment: one of them stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      seeded = await seedPeople(app.pool);
      const { coordinator, author } = seeded.people;
      const promoted = await app.call('PATCH', path(`/members/${author.id}`), {
        cookie: coordinator.cookie,
        body: { role: 'coordinator' },
      });
      expect(promoted.status).toBe(200);
      const replies = await Promise.all([
        app.call('DELETE', path(`/members/${coordinator.id}`), { cookie: coordinator.cookie }),
        app.call('PATCH', path(`/members/${author.id}`), { cookie: author.cookie, body: { role: 'author' } }),
        app.call('DELETE', path(`/members/${author.id}`), { cookie: coordinator.cookie }),
      ]);
      const { rows } = await app.pool.query<{ count: number }>(
        `select count(*)::int from member m join affiliation a on a.user_id = m.user_id and a.until is null
         where m.workspace_id = $1 and m.role = 'coordinator' and a.institution_id = $2`,
        [seeded.workspaceId, seeded.institutions.university],
      );
      expect(rows[0]?.count).toBeGreaterThanOrEqual(1);
      expect(replies.some((reply) => reply.status >= 500)).toBe(false);
    }
  });

  it('a demotion holds from the next request on', async () => {
    const { moderator, iroCoordinator } = seeded.people;
    await app.call('PATCH', path(`/members/${moderator.id}`), {
      cookie: iroCoordinator.cookie,
      body: { role: 'coordinator' },
    });
    expect((await app.call('PATCH', path(), { cookie: moderator.cookie, body: { name: 'Новое имя' } })).status).toBe(
      200,
    );
    await app.call('PATCH', path(`/members/${moderator.id}`), { cookie: moderator.cookie, body: { role: 'author' } });
    expect((await app.call('PATCH', path(), { cookie: moderator.cookie, body: { name: 'Ещё имя' } })).status).toBe(403);
    expect(await app.call('GET', path(), { cookie: moderator.cookie })).toMatchObject({
      body: { name: 'Новое имя', role: 'author' },
    });
  });

  it('a member leaves by himself and sees nothing afterwards', async () => {
    const { id, cookie } = seeded.people.reader;
    expect((await app.call('DELETE', path(`/members/${id}`), { cookie })).status).toBe(204);
    expect((await app.call('GET', path(), { cookie })).status).toBe(404);
  });

  it('adds an owner, which the others may withdraw only while nobody has come for it', async () => {
    const { cookie } = seeded.people.coordinator;
    const school = seeded.institutions.school;
    const add = () => app.call<Workspace>('POST', path('/owners'), { cookie, body: { institutionId: school } });
    expect((await add()).body.parties.filter((party) => party.owner)).toHaveLength(3);
    expect(await add()).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    expect((await app.call('DELETE', path(`/owners/${school}`), { cookie })).status).toBe(204);
    await add();
    await app.pool.query(`update member set role = 'coordinator' where workspace_id = $1 and user_id = $2`, [
      seeded.workspaceId,
      seeded.people.reviewer.id,
    ]);
    expect((await app.call('DELETE', path(`/owners/${school}`), { cookie })).status).toBe(403);
    expect((await app.call('DELETE', path(`/owners/${seeded.institutions.iro}`), { cookie })).status).toBe(403);
    const own = seeded.people.reviewer.cookie;
    expect((await app.call('DELETE', path(`/owners/${school}`), { cookie: own })).status).toBe(204);
  });

  it('keeps at least one owner', async () => {
    const { cookie } = seeded.people.outsider;
    const only = `/api/v1/workspaces/${seeded.foreignWorkspaceId}/owners/${seeded.institutions.iro}`;
    expect(await app.call('DELETE', only, { cookie })).toMatchObject({ status: 409, body: { code: 'last-owner' } });
  });

  it('gives institutions their colours in the order of joining, and keeps them', async () => {
    const { cookie, id } = seeded.people.coordinator;
    const hues = async () => {
      const { body } = await app.call<Workspace>('GET', path(), { cookie });
      return Object.fromEntries(body.parties.map((party) => [party.id, party.hue]));
    };
    const { university, iro, school, municipality } = seeded.institutions;
    expect(await hues()).toEqual({ [university]: 0, [iro]: 1, [school]: 2, [municipality]: 3 });
    const { id: reviewer } = seeded.people.reviewer;
    await app.call('DELETE', path(`/members/${reviewer}`), { cookie });
    expect(await hues()).toEqual({ [university]: 0, [iro]: 1, [municipality]: 3 });
    await insertMember(app.pool, seeded.workspaceId, reviewer, 'reader');
    expect(await hues()).toEqual({ [university]: 0, [iro]: 1, [school]: 2, [municipality]: 3 });
    expect(id).toEqual(expect.any(String));
  });
});
