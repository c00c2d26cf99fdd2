import { DEMO_EMAILS } from './demo-presence.service.js';
import { SetupService } from './setup.service.js';
import { cookieOf, startTestApp, type TestApp } from '../testing/test-app.js';

const body = {
  institution: { kind: 'university', name: 'Педагогический университет', shortName: 'ПУ' },
  name: 'Первый Администратор',
  email: 'First@Test.example',
  password: 'a long password',
};

describe('set-up of an empty installation', () => {
  const apps: TestApp[] = [];
  const start = async (env?: Record<string, string>) => {
    const app = await startTestApp({ env });
    apps.push(app);
    return app;
  };
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });

  it('makes exactly one administrator, however many try at once, and signs in', async () => {
    const app = await start();
    expect((await app.call('GET', '/api/v1/setup')).body).toEqual({ required: true, codeRequired: false, demo: false });
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        app.call<{ code?: string }>('POST', '/api/v1/setup', { body: { ...body, email: `a${i}@test.example` } }),
      ),
    );
    const [made, ...more] = replies.filter((reply) => reply.status === 201);
    expect(more).toEqual([]);
    expect(replies.filter((reply) => reply.status === 409 && reply.body.code === 'setup-done')).toHaveLength(7);
    expect((await app.call('GET', '/api/v1/setup')).body).toEqual({
      required: false,
      codeRequired: false,
      demo: false,
    });
    if (!made) throw new Error('nobody was made');
    expect(await app.call('GET', '/api/v1/me', { cookie: cookieOf(made) })).toMatchObject({
      body: { isAdministrator: true, locale: 'ru', institution: { shortName: 'ПУ' } },
    });
  });

  it('S34: on a network address it needs the code from the console, which dies after five misses', async () => {
    const app = await start({ HOST: '0.0.0.0' });
    const code = app.app.get(SetupService).printedCode ?? '';
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect((await app.call('GET', '/api/v1/setup')).body).toMatchObject({ required: true, codeRequired: true });
    expect((await app.call('POST', '/api/v1/setup', { body })).status).toBe(403);
    for (let i = 0; i < 4; i += 1) {
      const reply = await app.call('POST', '/api/v1/setup', { body: { ...body, code: `AAAA-AAAA-AAA${i}` } });
      expect(reply).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
    expect(await app.call('POST', '/api/v1/setup', { body: { ...body, code } })).toMatchObject({
      status: 410,
      body: { code: 'gone' },
    });
    const fresh = await start({ HOST: '0.0.0.0' });
    const right = fresh.app.get(SetupService).printedCode?.toLowerCase().replaceAll('-', ' ');
    expect((await fresh.call('POST', '/api/v1/setup', { body: { ...body, code: right } })).status).toBe(201);
  });

  it('tells when the installation carries the demo accounts', async () => {
    const app = await start();
    await app.pool.query(`insert into app_user (email, name, password_hash) values ($1, 'x', 'x')`, [DEMO_EMAILS[0]]);
    expect((await app.call('GET', '/api/v1/setup')).body).toEqual({ required: false, codeRequired: false, demo: true });
  });
});
