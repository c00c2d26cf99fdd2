import type { InvitationCreated, InvitationPreview } from '@soproekt/contracts';
import { createHash } from 'node:crypto';
import { seedPeople, type Seeded } from '../testing/seed-people.js';
import { cookieOf, startTestApp, type TestApp } from '../testing/test-app.js';

describe('invitations', () => {
  let app: TestApp;
  let seeded: Seeded;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    seeded = await seedPeople(app.pool);
  });
  afterAll(() => app?.close());

  const account = { name: 'Новая Участница', password: 'a long password' };
  let counter = 0;
  const newEmail = () => `new-${(counter += 1)}@test.example`;
  const path = () => `/api/v1/workspaces/${seeded.workspaceId}/invitations`;

  const invite = (body: object, cookie = seeded.people.coordinator.cookie) =>
    app.call<InvitationCreated>('POST', path(), { cookie, body });
  const tokenOf = (created: { body: InvitationCreated }) => new URL(created.body.link).hash.slice(1);
  const accept = (token: string, more: { cookie?: string; account?: object } = {}) =>
    app.call<{ code?: string; workspaceId?: string }>('POST', '/api/v1/invitations/accept', {
      cookie: more.cookie,
      body: { token, ...(more.account ? { account: more.account } : {}) },
    });
  const preview = (token: string, cookie?: string) =>
    app.call<InvitationPreview>('POST', '/api/v1/invitations/preview', { cookie, body: { token } });

  it('S8: the token is in the fragment of the link only, and stored hashed', async () => {
    const created = await invite({ email: newEmail(), role: 'author', institutionId: seeded.institutions.school });
    expect(created.status).toBe(201);
    expect(created.body.link).toMatch(
      new RegExp(
        `^http://127\\.0\\.0\\.1:${app.port}/invite#[\\w-]{43}$|^http://localhost:${app.port}/invite#[\\w-]{43}$`,
      ),
    );
    const { rows } = await app.pool.query<{ token_hash: Buffer }>('select token_hash from invitation where id = $1', [
      created.body.id,
    ]);
    expect(rows[0]?.token_hash.equals(createHash('sha256').update(tokenOf(created)).digest())).toBe(true);
    const { cookie } = seeded.people.coordinator;
    const list = await app.call('GET', path(), { cookie });
    expect(list.body).toMatchObject([{ id: created.body.id, role: 'author', createdBy: 'Ковалёва К.' }]);
    expect(JSON.stringify(list.body)).not.toContain(tokenOf(created));
  });

  it('a new person makes an account, belongs to the institution named and is signed in', async () => {
    const email = newEmail();
    const created = await invite({ email, role: 'reviewer', institutionId: seeded.institutions.school });
    const token = tokenOf(created);
    expect((await preview(token)).body).toMatchObject({
      email,
      role: 'reviewer',
      next: 'register',
      invitedBy: 'Ковалёва К.',
    });
    expect(await accept(token)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    const accepted = await accept(token, { account });
    expect(accepted).toMatchObject({ status: 200, body: { workspaceId: seeded.workspaceId } });
    const cookie = cookieOf(accepted);
    expect((await app.call('GET', '/api/v1/me', { cookie })).body).toMatchObject({
      email,
      name: account.name,
      isAdministrator: false,
      institution: { id: seeded.institutions.school },
    });
    expect((await app.call('GET', `/api/v1/workspaces/${seeded.workspaceId}`, { cookie })).body).toMatchObject({
      role: 'reviewer',
    });
    await app.signIn(email, account.password);
  });

  it('S8: works for one of ten who use it at once', async () => {
    const created = await invite({ email: newEmail(), role: 'author', institutionId: seeded.institutions.school });
    const token = tokenOf(created);
    const replies = await Promise.all(Array.from({ length: 10 }, () => accept(token, { account })));
    expect(replies.filter((reply) => reply.status === 200)).toHaveLength(1);
    expect(replies.filter((reply) => reply.status === 410 && reply.body.code === 'invitation-used')).toHaveLength(9);
    expect(await preview(token)).toMatchObject({ status: 410, body: { code: 'invitation-used' } });
  });

  it('S8: is bound to its address', async () => {
    const { outsider, reader } = seeded.people;
    const token = tokenOf(await invite({ email: outsider.email, role: 'author' }));
    expect((await preview(token)).body.next).toBe('sign-in');
    expect((await preview(token, reader.cookie)).body.next).toBe('other-account');
    expect((await preview(token, outsider.cookie)).body.next).toBe('accept');
    expect(await accept(token, { cookie: reader.cookie })).toMatchObject({ status: 403 });
    expect(await accept(token, { account })).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
    expect(await accept(token, { cookie: outsider.cookie })).toMatchObject({ status: 200 });
    expect(await accept(token, { cookie: outsider.cookie })).toMatchObject({ status: 410 });
  });

  it('S8: expires and can be revoked', async () => {
    const email = newEmail();
    const institutionId = seeded.institutions.school;
    const expired = await invite({ email, role: 'author', institutionId, days: 1 });
    await app.pool.query('update invitation set expires_at = now() where id = $1', [expired.body.id]);
    expect(await accept(tokenOf(expired), { account })).toMatchObject({
      status: 410,
      body: { code: 'invitation-expired' },
    });
    const revoked = await invite({ email, role: 'author', institutionId });
    const { cookie } = seeded.people.coordinator;
    expect((await app.call('DELETE', `${path()}/${revoked.body.id}`, { cookie })).status).toBe(204);
    expect((await app.call('DELETE', `${path()}/${revoked.body.id}`, { cookie })).status).toBe(404);
    expect((await accept(tokenOf(revoked), { account })).status).toBe(410);
    expect((await app.call('GET', path(), { cookie })).body).toEqual([]);
    expect((await accept('x'.repeat(43), { account })).status).toBe(404);
  });

  it('S8: dies with the right of the person who invited', async () => {
    const { iroCoordinator, coordinator } = seeded.people;
    await app.pool.query(`update member set role = 'coordinator' where user_id = $1`, [seeded.people.iroAuthor.id]);
    const created = await invite(
      { email: newEmail(), role: 'coordinator', institutionId: seeded.institutions.iro },
      iroCoordinator.cookie,
    );
    const own = `/api/v1/workspaces/${seeded.workspaceId}/members/${iroCoordinator.id}`;
    expect((await app.call('PATCH', own, { cookie: iroCoordinator.cookie, body: { role: 'author' } })).status).toBe(
      200,
    );
    expect(await accept(tokenOf(created), { account })).toMatchObject({ status: 410, body: { code: 'gone' } });
    expect(coordinator.id).toEqual(expect.any(String));
  });

  it('S16: only coordinators invite, and nobody above the own role', async () => {
    const body = { email: newEmail(), role: 'coordinator', institutionId: seeded.institutions.school };
    for (const who of ['moderator', 'author', 'reviewer', 'reader'] as const) {
      expect((await invite(body, seeded.people[who].cookie)).status).toBe(403);
    }
    expect((await invite(body, seeded.people.outsider.cookie)).status).toBe(404);
  });

  it('brings an owning institution its first coordinator', async () => {
    const { cookie } = seeded.people.coordinator;
    const institutionId = seeded.institutions.municipality;
    await app.call('POST', `/api/v1/workspaces/${seeded.workspaceId}/owners`, { cookie, body: { institutionId } });
    const waiting = () =>
      app.call<{ parties: { id: string; awaitingCoordinator: boolean }[] }>(
        'GET',
        `/api/v1/workspaces/${seeded.workspaceId}`,
        { cookie },
      );
    const isWaiting = async () =>
      (await waiting()).body.parties.find((party) => party.id === institutionId)?.awaitingCoordinator;
    expect(await isWaiting()).toBe(true);
    const created = await invite({ email: newEmail(), role: 'coordinator', institutionId });
    const accepted = await accept(tokenOf(created), { account });
    expect(accepted.status).toBe(200);
    expect(await isWaiting()).toBe(false);
    const members = await app.call('GET', `/api/v1/workspaces/${seeded.workspaceId}/members`, {
      cookie: cookieOf(accepted),
    });
    expect(members.status).toBe(200);
  });

  it('S16: nobody makes coordinators of another institution', async () => {
    const { outsider, iroCoordinator } = seeded.people;
    const { iro, school } = seeded.institutions;
    for (const institutionId of [iro, school]) {
      const body = { role: 'coordinator', institutionId };
      for (const email of [outsider.email, newEmail()]) {
        expect(await invite({ ...body, email })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
      }
    }
    expect(
      (await invite({ email: newEmail(), role: 'coordinator', institutionId: iro }, iroCoordinator.cookie)).status,
    ).toBe(201);
    // Judged by the real institution when it is accepted, whatever was named; the invitation stays unused.
    const { institutions } = seeded;
    for (const more of [{}, { institutionId: institutions.university }]) {
      const token = tokenOf(await invite({ email: outsider.email, role: 'coordinator', ...more }));
      expect(await accept(token, { cookie: outsider.cookie })).toMatchObject({
        status: 403,
        body: { code: 'not-allowed' },
      });
      expect((await preview(token, outsider.cookie)).body.next).toBe('accept');
    }
    const { rows } = await app.pool.query('select 1 from member where workspace_id = $1 and user_id = $2', [
      seeded.workspaceId,
      outsider.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('S16: of two invited as the first coordinator of an owner only one gets in', async () => {
    const { cookie } = seeded.people.coordinator;
    const institutionId = seeded.institutions.school;
    await app.call('POST', `/api/v1/workspaces/${seeded.workspaceId}/owners`, { cookie, body: { institutionId } });
    const body = { role: 'coordinator', institutionId };
    const tokens = [];
    for (let i = 0; i < 2; i += 1) tokens.push(tokenOf(await invite({ ...body, email: newEmail() })));
    const replies = await Promise.all(tokens.map((token) => accept(token, { account })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 403]);
  });

  it('makes new accounts of another institution only while nobody of it coordinates anything', async () => {
    const email = newEmail();
    const created = await invite({ email, role: 'author', institutionId: seeded.institutions.iro });
    expect(created.status).toBe(201);
    expect(await accept(tokenOf(created), { account })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await preview(tokenOf(created))).body.next).toBe('register');
    expect((await app.pool.query('select 1 from app_user where email = $1', [email])).rows).toEqual([]);
    const { cookie } = seeded.people.iroCoordinator;
    const own = await invite({ email, role: 'author', institutionId: seeded.institutions.iro }, cookie);
    expect((await accept(tokenOf(own), { account })).status).toBe(200);
  });

  it('S9: an invitation does not tell whether the address has an account', async () => {
    const known = await invite({ email: seeded.people.outsider.email, role: 'author' });
    const unknown = await invite({ email: newEmail(), role: 'author' });
    expect([known.status, unknown.status]).toEqual([201, 201]);
    expect(unknown.body.institution).toEqual(known.body.institution);
    expect(unknown.body.institution).toMatchObject({ id: seeded.institutions.university });
    const accepted = await accept(tokenOf(unknown), { account });
    expect((await app.call('GET', '/api/v1/me', { cookie: cookieOf(accepted) })).body).toMatchObject({
      institution: { id: seeded.institutions.university },
    });
  });

  it('refuses members', async () => {
    expect(await invite({ email: seeded.people.reader.email, role: 'author' })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
  });
});
