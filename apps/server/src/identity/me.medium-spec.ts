import { seedPeople, type Seeded } from '../testing/seed-people.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../testing/test-app.js';

describe('the own account', () => {
  let app: TestApp;
  let seeded: Seeded;

  beforeAll(async () => {
    app = await startTestApp();
    seeded = await seedPeople(app.pool);
  });
  afterAll(() => app?.close());

  it('reads and changes the profile', async () => {
    const { cookie, id } = seeded.people.author;
    const body = { name: '  Анна   Ильинична ', post: 'доцент', locale: 'en', theme: 'dark' };
    expect(await app.call('PATCH', '/api/v1/me', { cookie, body })).toMatchObject({
      status: 200,
      body: { id, name: 'Анна Ильинична', post: 'доцент', locale: 'en', theme: 'dark' },
    });
    expect(await app.call('PATCH', '/api/v1/me', { cookie, body: {} })).toMatchObject({
      status: 200,
      body: { name: 'Анна Ильинична', affiliations: [{ until: null }] },
    });
  });

  it.each([
    ['empty', '   '],
    ['too long', 'я'.repeat(121)],
    ['ten kilobytes', 'x'.repeat(10_240)],
    ['a bidirectional override', 'Анна \u202egnp.exe'],
    ['a control character', 'Анна\u0007'],
  ])('refuses a name that is %s', async (_what, name) => {
    const { cookie } = seeded.people.reader;
    const reply = await app.call('PATCH', '/api/v1/me', { cookie, body: { name } });
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input', details: [{ path: 'name' }] } });
    expect(await app.call('GET', '/api/v1/me', { cookie })).toMatchObject({ body: { name: 'Чернов Ч.' } });
  });

  it('keeps markup in a name as the text that it is', async () => {
    const { cookie } = seeded.people.reviewer;
    const name = '<img src=x onerror=alert(1)> "&amp;';
    const reply = await app.call('PATCH', '/api/v1/me', { cookie, body: { name } });
    expect(reply).toMatchObject({ status: 200, body: { name } });
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('S12: refuses prototype keys and fields that are nobody’s business', async () => {
    const { cookie } = seeded.people.reader;
    for (const body of [
      '{"__proto__":{"isAdministrator":true}}',
      '{"name":"x","constructor":{"a":1}}',
      '{"isAdministrator":true}',
    ]) {
      const headers = { 'content-type': 'application/json' };
      expect(await app.call('PATCH', '/api/v1/me', { cookie, body, headers })).toMatchObject({
        status: 400,
        body: { code: 'invalid-input' },
      });
    }
    expect(await app.call('GET', '/api/v1/me', { cookie })).toMatchObject({ body: { isAdministrator: false } });
  });

  it('changes the password, which ends the other sessions', async () => {
    const { email } = seeded.people.moderator;
    const [own, other] = [await app.signIn(email), await app.signIn(email)];
    const next = 'новый надёжный пароль';
    const change = (current: string) =>
      app.call('POST', '/api/v1/me/password', { cookie: own, body: { current, next } });
    expect(await change('not-this-one')).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
    expect((await change(TEST_PASSWORD)).status).toBe(204);
    expect((await app.call('GET', '/api/v1/me', { cookie: own })).status).toBe(200);
    expect((await app.call('GET', '/api/v1/me', { cookie: other })).status).toBe(401);
    await expect(app.signIn(email)).rejects.toThrow('401');
    // Composed differently, as another keyboard may send it.
    await app.signIn(email, next.normalize('NFD'));
  });

  it('lists sessions and ends the others', async () => {
    const { email } = seeded.people.iroAuthor;
    const own = await app.signIn(email);
    const other = await app.signIn(email);
    const list = await app.call<{ current: boolean }[]>('GET', '/api/v1/me/sessions', { cookie: own });
    expect(list.body.filter((session) => session.current)).toHaveLength(1);
    expect(list.body).toHaveLength(3);
    expect((await app.call('DELETE', '/api/v1/me/sessions', { cookie: own })).status).toBe(204);
    expect((await app.call('GET', '/api/v1/me', { cookie: other })).status).toBe(401);
    expect((await app.call<unknown[]>('GET', '/api/v1/me/sessions', { cookie: own })).body).toHaveLength(1);
  });
});
