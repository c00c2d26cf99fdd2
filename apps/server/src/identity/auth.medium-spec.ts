import { createHash } from 'node:crypto';
import { seedPeople, type Seeded } from '../testing/seed-people.js';
import { cookieOf, startTestApp, TEST_PASSWORD, type TestApp } from '../testing/test-app.js';

describe('signing in and out', () => {
  let app: TestApp;
  let seeded: Seeded;

  beforeAll(async () => {
    app = await startTestApp();
    seeded = await seedPeople(app.pool);
  });
  afterAll(() => app?.close());

  const login = (email: string, password = TEST_PASSWORD, headers: Record<string, string> = {}) =>
    app.call('POST', '/api/v1/auth/login', { body: { email, password }, headers });

  it('S2: answers with the person and an HttpOnly SameSite=Lax cookie whose token is stored hashed only', async () => {
    const reply = await login(seeded.people.author.email.toUpperCase());
    expect(reply).toMatchObject({
      status: 200,
      body: { email: seeded.people.author.email, institution: { id: seeded.people.author.institutionId }, demo: false },
    });
    const [header] = reply.headers.getSetCookie();
    expect(header).toMatch(/^soproekt_session=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const token = cookieOf(reply).split('=')[1] ?? '';
    const hash = createHash('sha256').update(token).digest();
    const { rows } = await app.pool.query('select user_id from session where token_hash = $1', [hash]);
    expect(rows).toEqual([{ user_id: seeded.people.author.id }]);
    expect(JSON.stringify(reply.body)).not.toContain(token);
  });

  it('S2: the session id changes at sign-in and the presented one ends', async () => {
    const planted = await app.signIn(seeded.people.reader.email);
    const reply = await app.call('POST', '/api/v1/auth/login', {
      cookie: planted,
      body: { email: seeded.people.author.email, password: TEST_PASSWORD },
    });
    expect(cookieOf(reply)).not.toBe(planted);
    expect((await app.call('GET', '/api/v1/me', { cookie: planted })).status).toBe(401);
    expect((await app.call('GET', '/api/v1/me', { cookie: cookieOf(reply) })).status).toBe(200);
  });

  it('signs out: the session is gone, the cookie is taken, and doing it twice is no error', async () => {
    const cookie = await app.signIn(seeded.people.moderator.email);
    const reply = await app.call('POST', '/api/v1/auth/logout', { cookie });
    expect(reply.status).toBe(204);
    expect(reply.headers.getSetCookie()[0]).toMatch(/^soproekt_session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await app.call('GET', '/api/v1/me', { cookie })).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
    expect((await app.call('POST', '/api/v1/auth/logout', { cookie })).status).toBe(204);
  });

  it('S9: unknown address, wrong password and suspended account are answered alike', async () => {
    await app.pool.query('update app_user set suspended_at = now() where id = $1', [seeded.people.outsider.id]);
    const replies = [
      await login('nobody@test.example', 'wrong-password'),
      await login(seeded.people.reviewer.email, 'wrong-password'),
      await login(seeded.people.outsider.email),
    ];
    await app.pool.query('update app_user set suspended_at = null where id = $1', [seeded.people.outsider.id]);
    for (const reply of replies) {
      expect(reply.status).toBe(401);
      expect(reply.headers.getSetCookie()).toEqual([]);
      expect({ ...(reply.body as object), requestId: '' }).toEqual({
        code: 'wrong-credentials',
        message: 'the address or the password is wrong',
        requestId: '',
      });
    }
  });

  it('S5: guessing is slowed down per address and peer, forged forwarding headers do not help, others get in', async () => {
    const { email } = seeded.people.iroCoordinator;
    const tries = [];
    for (let i = 0; i < 12; i += 1) {
      tries.push(
        await login(email, 'wrong-password', { 'x-forwarded-for': `10.0.0.${i}`, forwarded: `for=10.1.0.${i}` }),
      );
    }
    const statuses = tries.map((reply) => reply.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(8);
    expect(statuses.at(-1)).toBe(429);
    const last = tries.at(-1);
    expect(last?.body).toMatchObject({ code: 'too-many-attempts' });
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(last?.headers.get('retry-after'))).toBeLessThanOrEqual(300);
    // Not even the right password is tried now, but the account itself is not locked: its open sessions go on.
    expect((await login(email)).status).toBe(429);
    const { cookie } = seeded.people.iroCoordinator;
    expect((await app.call('GET', '/api/v1/me', { cookie })).status).toBe(200);
    expect((await login(seeded.people.coordinator.email)).status).toBe(200);
  });

  it('S5: tries sent in parallel do not get past the limit', async () => {
    const { email } = seeded.people.iroAuthor;
    const replies = await Promise.all(Array.from({ length: 20 }, () => login(email, 'wrong-password')));
    expect(replies.filter((reply) => reply.status === 401)).toHaveLength(8);
    expect(replies.filter((reply) => reply.status === 429)).toHaveLength(12);
  });

  it('S1: a hash made with an older cost is renewed at sign-in', async () => {
    const { hash } = await import('@node-rs/argon2');
    const old = await hash(TEST_PASSWORD, { memoryCost: 32, timeCost: 1, parallelism: 1 });
    const { id, email } = seeded.people.admin;
    await app.pool.query('update app_user set password_hash = $2 where id = $1', [id, old]);
    await app.signIn(email);
    const { rows } = await app.pool.query<{ password_hash: string }>(
      'select password_hash from app_user where id = $1',
      [id],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    await app.signIn(email);
  });

  it('sessions slide while used and end after the absolute time', async () => {
    const cookie = await app.signIn(seeded.people.coordinator.email);
    const hash = createHash('sha256')
      .update(cookie.split('=')[1] ?? '')
      .digest();
    const expiry = async () => {
      const { rows } = await app.pool.query<{ days: number }>(
        'select round(extract(epoch from expires_at - now()) / 86400)::int as days from session where token_hash = $1',
        [hash],
      );
      return rows[0]?.days;
    };
    expect(await expiry()).toBe(14);
    await app.pool.query(
      `update session set last_seen_at = now() - interval '13 days', created_at = now() - interval '13 days',
         expires_at = now() + interval '1 day' where token_hash = $1`,
      [hash],
    );
    await app.call('GET', '/api/v1/me', { cookie });
    expect(await expiry()).toBe(14);
    await app.pool.query(
      `update session set last_seen_at = now() - interval '1 day', created_at = now() - interval '55 days'
       where token_hash = $1`,
      [hash],
    );
    await app.call('GET', '/api/v1/me', { cookie });
    expect(await expiry()).toBe(5);
    await app.pool.query('update session set expires_at = now() where token_hash = $1', [hash]);
    expect((await app.call('GET', '/api/v1/me', { cookie })).status).toBe(401);
  });

  it.each([
    ['no body', undefined],
    ['text', '"x"'],
    ['broken JSON', '{"email":'],
    ['wrong types', { email: 1, password: [] }],
    ['unknown fields', { email: 'a@b.example', password: 'x', admin: true }],
    ['a zero byte', { email: 'a\u0000@b.example', password: 'x' }],
  ])('refuses %s with invalid-input', async (_name, body) => {
    const reply = await app.call('POST', '/api/v1/auth/login', {
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input', requestId: expect.any(String) } });
  });
});
