import { startTestApp, type TestApp } from '../testing/test-app.js';

describe('health', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.close());

  it('answers live and ready', async () => {
    expect(await app.call('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await app.call('GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('answers unknown API addresses with a coded error and the number of the request', async () => {
    const reply = await app.call<{ code: string; requestId: string }>('GET', '/api/v1/nothing');
    expect(reply).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(reply.headers.get('x-request-id')).toBe(reply.body.requestId);
  });
});
