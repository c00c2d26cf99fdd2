import { seedPeople } from '../../testing/seed-people.js';
import { cookieOf, startTestApp, TEST_PASSWORD, type TestApp } from '../../testing/test-app.js';

describe('the log', () => {
  let app: TestApp;
  const lines: string[] = [];

  beforeAll(async () => {
    app = await startTestApp({ env: { LOG_LEVEL: 'trace' }, log: { write: (line) => void lines.push(line) } });
  });
  afterAll(() => app?.close());

  it('S34: holds no passwords, tokens, addresses, names or query strings', async () => {
    const { people, workspaceId, institutions } = await seedPeople(app.pool);
    const canary = 'yellow-canary-7';
    const login = await app.call('POST', '/api/v1/auth/login', {
      body: { email: people.coordinator.email, password: TEST_PASSWORD },
    });
    const cookie = cookieOf(login);
    await app.call('POST', '/api/v1/auth/login', { body: { email: people.coordinator.email, password: canary } });
    await app.call('GET', `/api/v1/workspaces?search=${canary}`, { cookie, headers: { 'x-canary': canary } });
    await app.call('PATCH', '/api/v1/me', { cookie, body: { name: canary } });
    await app.call('PATCH', '/api/v1/me', {
      cookie,
      body: `{"name":"${canary}`,
      headers: { 'content-type': 'application/json' },
    });
    const invited = await app.call<{ link: string }>('POST', `/api/v1/workspaces/${workspaceId}/invitations`, {
      cookie,
      body: { email: 'canary-new@test.example', role: 'reader', institutionId: institutions.school },
    });
    const token = invited.body.link.split('#')[1] ?? '';
    await app.call('POST', '/api/v1/invitations/preview', { body: { token } });
    const log = lines.join('');
    for (const secret of [
      TEST_PASSWORD,
      canary,
      cookie.split('=')[1] ?? '',
      token,
      people.coordinator.email,
      'canary-new',
    ]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(log).not.toContain(secret);
    }
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({
        method: 'GET',
        path: '/api/v1/workspaces',
        status: 200,
        requestId: expect.any(String),
      }),
    );
  });

  it('an unforeseen error leaves as a number, and its cause is in the log under that number', async () => {
    const { people } = await seedPeople(app.pool);
    await app.pool.query('alter table workspace rename to workspace_gone');
    const reply = await app.call<{ requestId: string }>('GET', '/api/v1/workspaces', { cookie: people.author.cookie });
    await app.pool.query('alter table workspace_gone rename to workspace');
    expect(reply).toMatchObject({
      status: 500,
      body: { code: 'internal', message: 'something went wrong on the server' },
    });
    expect(JSON.stringify(reply.body)).not.toMatch(/relation|select/);
    const line = lines.find((text) => text.includes('unexpected error') && text.includes(reply.body.requestId));
    expect(line).toMatch(/relation .*workspace.* does not exist/);
  });
});
