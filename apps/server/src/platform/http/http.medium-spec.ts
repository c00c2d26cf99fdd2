import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedPeople, type Seeded } from '../../testing/seed-people.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../../testing/test-app.js';

describe('HTTP', () => {
  let app: TestApp;
  let secure: TestApp;
  let seeded: Seeded;
  let dist: string;

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'soproekt-web-'));
    await mkdir(join(dist, 'assets'));
    await writeFile(join(dist, 'index.html'), '<!doctype html><title>shell</title>');
    await writeFile(join(dist, 'sw.js'), '// worker');
    await writeFile(join(dist, 'assets', 'index-abc123.js'), '// code');
    app = await startTestApp({ env: { WEB_DIST: dist } });
    secure = await startTestApp({ env: { PUBLIC_URL: 'https://soproekt.example' } });
    seeded = await seedPeople(app.pool);
  });
  afterAll(async () => {
    await app?.close();
    await secure?.close();
    await rm(dist, { recursive: true, force: true });
  });

  const html = { accept: 'text/html,application/xhtml+xml' };
  const rename = (headers: Record<string, string>) =>
    app.call('PATCH', '/api/v1/me', { cookie: seeded.people.author.cookie, body: { post: 'x' }, headers });

  it('S18: state changes are refused from foreign origins', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `https://127.0.0.1:${app.port}` },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      expect([headers, await rename(headers)]).toMatchObject([
        headers,
        { status: 403, body: { code: 'wrong-origin' } },
      ]);
    }
    const own: Record<string, string>[] = [
      { origin: app.url },
      { origin: `http://localhost:${app.port}` },
      { 'sec-fetch-site': 'same-origin' },
      {},
    ];
    for (const headers of own) expect([headers, (await rename(headers)).status]).toEqual([headers, 200]);
  });

  it('S18: signing in from a foreign page is refused as well', async () => {
    const body = { email: seeded.people.author.email, password: TEST_PASSWORD };
    const headers = { origin: 'https://evil.example' };
    const reply = await app.call('POST', '/api/v1/auth/login', { body, headers });
    expect(reply.status).toBe(403);
    expect(reply.headers.getSetCookie()).toEqual([]);
  });

  it('S18: only PUBLIC_URL counts when it is given', async () => {
    const call = (origin: string) => secure.call('POST', '/api/v1/auth/logout', { headers: { origin } });
    expect((await call('https://soproekt.example')).status).toBe(204);
    expect((await call(secure.url)).status).toBe(403);
  });

  it('S18: bodies that a form could send are refused', async () => {
    const { cookie } = seeded.people.author;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const reply = await app.call('PATCH', '/api/v1/me', {
        cookie,
        body: '{"post":"x"}',
        headers: { 'content-type': type },
      });
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    }
  });

  it('S2: under https the cookie is __Host- and Secure, and HSTS is sent', async () => {
    const people = await seedPeople(secure.pool);
    const reply = await secure.call('POST', '/api/v1/auth/login', {
      body: { email: people.people.author.email, password: TEST_PASSWORD },
    });
    expect(reply.headers.getSetCookie()[0]).toMatch(
      /^__Host-soproekt=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(reply.headers.getSetCookie()[0]).not.toMatch(/domain/i);
    expect(reply.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('S31: headers', async () => {
    const { headers } = await app.call('GET', '/', { headers: html });
    const policy = headers.get('content-security-policy')?.split(';');
    expect(policy).toEqual([
      "default-src 'self'",
      "script-src 'self'",
      "script-src-attr 'none'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      `connect-src 'self' ws://127.0.0.1:${app.port} ws://localhost:${app.port}`,
      "worker-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.has('strict-transport-security')).toBe(false);
  });

  it('serves the client: hashed files for good, the shell never from a cache, pages by fallback', async () => {
    const get = (path: string, headers: Record<string, string> = {}) => app.call<string>('GET', path, { headers });
    const asset = await get('/assets/index-abc123.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/workspaces/1', '/invite', '/index.html']) {
      const page = await get(path, html);
      expect(page).toMatchObject({ status: 200, body: expect.stringContaining('shell') });
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache');
    for (const path of ['/api/v1/nothing', '/API/v1/nothing', '/collab/x', '/health/x', '/assets/gone.js']) {
      expect(await get(path, html)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fetc/passwd', '/.env']) {
      const reply = await get(path);
      expect([404, 400, 403]).toContain(reply.status);
    }
    expect((await app.call('POST', '/workspaces', { headers: html })).status).toBe(404);
  });

  it('answers of the API are kept by no cache', async () => {
    const reply = await app.call('GET', '/api/v1/me', { cookie: seeded.people.author.cookie });
    expect(reply.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses bodies that are too large, broken or too deep, and stays up', async () => {
    const { cookie } = seeded.people.author;
    const send = (body: string) =>
      app.call('PATCH', '/api/v1/me', { cookie, body, headers: { 'content-type': 'application/json' } });
    expect(await send(JSON.stringify({ post: 'x'.repeat(300_000) }))).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
    for (const body of [
      '{',
      '[]',
      '"x"',
      'null',
      '{"post":{"a":1}}',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      '{"post":"\u0000"}',
    ]) {
      expect(await send(body)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    }
    expect((await app.call('GET', '/health/ready')).status).toBe(200);
  });

  it('tells which methods a known path has', async () => {
    const id = seeded.workspaceId;
    const paths: [string, string, string][] = [
      ['PUT', '/api/v1/me', 'GET, PATCH, HEAD, OPTIONS'],
      ['GET', '/api/v1/auth/login', 'POST, OPTIONS'],
      ['POST', `/api/v1/workspaces/${id}/`, 'GET, PATCH, HEAD, OPTIONS'],
      ['DELETE', '/health/live', 'GET, HEAD, OPTIONS'],
    ];
    for (const [method, path, allow] of paths) {
      const wrong = await app.call(method, path);
      expect(wrong).toMatchObject({ status: 405, body: { code: 'method-not-allowed', requestId: expect.any(String) } });
      const asked = await app.call('OPTIONS', path, { headers: { origin: 'https://evil.example' } });
      expect(asked.status).toBe(204);
      for (const { headers } of [wrong, asked]) {
        expect(new Set(headers.get('allow')?.split(', '))).toEqual(new Set(allow.split(', ')));
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
    for (const method of ['PUT', 'OPTIONS']) expect((await app.call(method, '/api/v1/nothing')).status).toBe(404);
    expect((await app.call('HEAD', '/health/live')).status).toBe(200);
  });

  it('repeats nothing of a body that it cannot read', async () => {
    const { cookie } = seeded.people.author;
    for (const body of [
      'hunter2-secret',
      '{"password":hunter2-secret}',
      '"hunter2-secret"',
      '{"__proto__":"hunter2"}',
    ]) {
      const reply = await app.call('POST', '/api/v1/auth/login', {
        cookie,
        body,
        headers: { 'content-type': 'application/json' },
      });
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
      expect(JSON.stringify(reply.body)).not.toMatch(/hunter2/);
    }
    const charset = { 'content-type': 'application/json; charset=hunter2' };
    const reply = await app.call('PATCH', '/api/v1/me', { cookie, body: '{}', headers: charset });
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(JSON.stringify(reply.body)).not.toMatch(/hunter2/);
  });

  it('takes an empty chunked body for none, and refuses one of another kind', async () => {
    const logout = (text: string, type?: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const headers = { 'transfer-encoding': 'chunked', ...(type ? { 'content-type': type } : {}) };
        const sent = request(`${app.url}/api/v1/auth/logout`, { method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject);
        sent.flushHeaders();
        setTimeout(() => sent.end(text), 20);
      });
    expect(await logout('')).toBe(204);
    expect(await logout('', 'application/json')).toBe(204);
    expect(await logout('{}', 'application/json')).toBe(204);
    expect(await logout('{}')).toBe(400);
    expect(await logout('a=b', 'text/plain')).toBe(400);
  });

  it('numbers each request itself', async () => {
    const { headers } = await app.call('GET', '/health/live', { headers: { 'x-request-id': 'forged' } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
