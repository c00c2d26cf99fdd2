import { AppConfig } from '../platform/config/app-config.js';
import { seedPeople } from '../testing/seed-people.js';
import { startTestApp, type TestApp } from '../testing/test-app.js';

const TOKEN = 'test-token-of-some-length';

describe('GET /metrics', () => {
  let open: TestApp;
  let guarded: TestApp;

  beforeAll(async () => {
    open = await startTestApp();
    guarded = await startTestApp({ env: { METRICS_TOKEN: TOKEN, TRUST_PROXY: '1' } });
  });
  afterAll(async () => {
    await open?.close();
    await guarded?.close();
  });

  it('gives programs of this machine the figures in the text format', async () => {
    const reply = await open.call<string>('GET', '/metrics', { headers: { accept: 'text/plain, */*' } });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    for (const name of ['soproekt_commit_seconds', 'soproekt_build_info', 'nodejs_eventloop_lag_seconds']) {
      expect(reply.body).toContain(`# TYPE ${name} `);
    }
    for (const name of ['open_documents', 'connections', 'uncommitted_bytes', 'failing_documents', 'live_sockets']) {
      expect(reply.body).toContain(`\nsoproekt_${name} 0\n`);
    }
    expect(reply.body).not.toContain('soproekt_redis_up');
    expect(reply.body).toMatch(/^soproekt_database_connections\{pool="queries",state="total"\} [1-9]/m);
    expect(reply.body).toMatch(/^soproekt_database_connections\{pool="journal",state="waiting"\} 0$/m);
  });

  it('counts requests by the template of their route, whatever ids and addresses are asked for', async () => {
    const { people, workspaceId } = await seedPeople(open.pool);
    const { cookie } = people.author;
    await open.call('GET', `/api/v1/workspaces/${workspaceId}`, { cookie });
    for (let i = 0; i < 20; i++) await open.call('GET', `/api/v1/workspaces/${i}`, { cookie });
    for (let i = 0; i < 20; i++) await open.call('GET', `/api/v1/nothing/${i}`);
    const { body } = await open.call<string>('GET', '/metrics');
    const count = (labels: string) => new RegExp(`^soproekt_http_request_seconds_count\\{${labels}\\} (\\d+)$`, 'm');
    expect(count('method="GET",route="/api/v1/workspaces/:id",status="200"').exec(body)?.[1]).toBe('1');
    expect(count('method="GET",route="/api/v1/workspaces/:id",status="404"').exec(body)?.[1]).toBe('20');
    expect(count('method="GET",route="other",status="404"').exec(body)?.[1]).toBe('20');
    expect(body).not.toContain(workspaceId);
  });

  it('is not there for anybody else, and says so as of any other address', async () => {
    const nothing = { status: 404, body: { code: 'not-found' } };
    for (const header of ['x-forwarded-for', 'forwarded']) {
      const headers = { [header]: '127.0.0.1' };
      expect(await open.call('GET', '/metrics', { headers })).toMatchObject(nothing);
    }
    expect(await guarded.call('GET', '/metrics')).toMatchObject(nothing);
    expect(await guarded.call('GET', '/metrics', { headers: { authorization: 'Bearer wrong' } })).toMatchObject(
      nothing,
    );
    expect((await guarded.call('GET', '/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
  });

  it('S34: a token too short to be one keeps the server from starting, and is not printed', () => {
    const start = () => AppConfig.fromEnv({ DATABASE_URL: open.databaseUrl, METRICS_TOKEN: 'hush' });
    expect(start).toThrow('METRICS_TOKEN must be at least 16 characters without spaces; its value is not.');
  });
});
