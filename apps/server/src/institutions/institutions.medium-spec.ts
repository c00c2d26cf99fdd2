import type { Institution, Person } from '@soproekt/contracts';
import { seedPeople, type Seeded } from '../testing/seed-people.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';

describe('institutions and people', () => {
  let app: TestApp;
  let seeded: Seeded;
  let admin: string;

  beforeAll(async () => {
    app = await startTestApp();
    seeded = await seedPeople(app.pool);
    admin = seeded.people.admin.cookie;
  });
  afterAll(() => app?.close());

  it('makes and renames institutions; a second one of the same name in the same place is refused', async () => {
    const body = { kind: 'school', name: 'Лицей «Восход»', shortName: 'Восход', municipality: 'Озёрный' };
    const made = await app.call<Institution>('POST', '/api/v1/institutions', { cookie: admin, body });
    expect(made).toMatchObject({ status: 201, body });
    expect(await app.call('POST', '/api/v1/institutions', { cookie: admin, body })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
    const elsewhere = { ...body, municipality: 'Заречный' };
    expect((await app.call('POST', '/api/v1/institutions', { cookie: admin, body: elsewhere })).status).toBe(201);
    const patch = { body: { shortName: 'Лицей' }, cookie: admin };
    expect(await app.call('PATCH', `/api/v1/institutions/${made.body.id}`, patch)).toMatchObject({
      status: 200,
      body: { ...body, shortName: 'Лицей' },
    });
    expect((await app.call('PATCH', `/api/v1/institutions/${seeded.people.admin.id}`, patch)).status).toBe(404);
    const { cookie } = seeded.people.reader;
    expect((await app.call<Institution[]>('GET', '/api/v1/institutions', { cookie })).body.length).toBeGreaterThan(4);
  });

  it('makes a person who can sign in, and refuses a second account of one address in any case', async () => {
    const body = {
      email: 'Made@Test.example',
      name: 'Новый Человек',
      institutionId: seeded.institutions.school,
      password: 'a long password',
    };
    const made = await app.call<Person>('POST', '/api/v1/people', { cookie: admin, body });
    expect(made).toMatchObject({
      status: 201,
      body: { email: 'made@test.example', institution: { id: seeded.institutions.school }, lastSeenAt: null },
    });
    expect(JSON.stringify(made.body)).not.toContain('argon2');
    await app.signIn('MADE@test.example', 'a long password');
    expect(
      (await app.call('POST', '/api/v1/people', { cookie: admin, body: { ...body, email: 'made@TEST.example' } }))
        .status,
    ).toBe(409);
    expect(
      await app.call('POST', '/api/v1/people', {
        cookie: admin,
        body: { ...body, email: 'b@test.example', institutionId: made.body.id },
      }),
    ).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  });

  it('S13: suspending ends the sessions at once, and sign-in is refused until it is undone', async () => {
    const { id, email, cookie } = seeded.people.iroAuthor;
    const patch = (suspended: boolean) =>
      app.call('PATCH', `/api/v1/people/${id}`, { cookie: admin, body: { suspended } });
    expect(await patch(true)).toMatchObject({ status: 200, body: { suspendedAt: expect.any(String) } });
    expect((await app.call('GET', '/api/v1/me', { cookie })).status).toBe(401);
    await expect(app.signIn(email)).rejects.toThrow('401');
    expect(await patch(false)).toMatchObject({ body: { suspendedAt: null } });
    expect((await app.call('GET', '/api/v1/me', { cookie })).status).toBe(401);
    await app.signIn(email);
  });

  it('moves a person to another institution: the old affiliation closes with a date, the colours follow', async () => {
    const { id, cookie } = seeded.people.reviewer;
    const partner = await app.call<Institution>('POST', '/api/v1/institutions', {
      cookie: admin,
      body: { kind: 'partner', name: 'Партнёр', shortName: 'П' },
    });
    const moved = await app.call<Person>('PATCH', `/api/v1/people/${id}`, {
      cookie: admin,
      body: { institutionId: partner.body.id },
    });
    expect(moved.body.institution?.id).toBe(partner.body.id);
    expect(moved.body.affiliations).toMatchObject([
      { institution: { id: partner.body.id }, until: null },
      { institution: { id: seeded.institutions.school }, until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
    expect((await app.call('GET', '/api/v1/me', { cookie })).body).toMatchObject({
      institution: { id: partner.body.id },
    });
    const workspace = await app.call(`GET`, `/api/v1/workspaces/${seeded.workspaceId}`, { cookie });
    expect(workspace.body).toMatchObject({
      parties: expect.arrayContaining([expect.objectContaining({ id: partner.body.id, hue: 4 })]),
    });
    // The same again changes nothing.
    const again = await app.call<Person>('PATCH', `/api/v1/people/${id}`, {
      cookie: admin,
      body: { institutionId: partner.body.id },
    });
    expect(again.body.affiliations).toHaveLength(2);
  });

  it('a new password set by the administrator ends the person’s sessions', async () => {
    const { id, email, cookie } = seeded.people.moderator;
    const body = { password: 'set by the admin' };
    expect((await app.call('PATCH', `/api/v1/people/${id}`, { cookie: admin, body })).status).toBe(200);
    expect((await app.call('GET', '/api/v1/me', { cookie })).status).toBe(401);
    await app.signIn(email, body.password);
  });

  it('an administrator cannot shut himself out', async () => {
    const own = `/api/v1/people/${seeded.people.admin.id}`;
    for (const body of [{ suspended: true }, { isAdministrator: false }]) {
      expect(await app.call('PATCH', own, { cookie: admin, body })).toMatchObject({
        status: 403,
        body: { code: 'not-allowed' },
      });
    }
  });

  it('S33: sign-ins, grants and removals are in the audit trail, without content, and it cannot be changed', async () => {
    const { coordinator, reader } = seeded.people;
    await app.signIn(coordinator.email);
    const member = `/api/v1/workspaces/${seeded.workspaceId}/members/${reader.id}`;
    await app.call('PATCH', member, { cookie: coordinator.cookie, body: { role: 'author' } });
    await app.call('DELETE', member, { cookie: coordinator.cookie });
    const { rows } = await app.pool.query<{ kind: string; details: object }>(
      'select kind, details from audit where actor_id = $1 order by id',
      [coordinator.id],
    );
    expect(rows).toEqual([
      { kind: 'session.begun', details: {} },
      { kind: 'member.role-changed', details: { before: 'reader', after: 'author' } },
      { kind: 'member.removed', details: { before: 'author' } },
    ]);
    const all = JSON.stringify((await app.pool.query('select * from audit')).rows);
    expect(all).not.toMatch(/@test\.example|Ковалёва|soproekt-test|a long/);
    for (const attack of ['update audit set actor_id = null', 'delete from audit', 'truncate audit']) {
      await expect(app.pool.query(attack)).rejects.toThrow('append-only');
    }
  });
});
