import { jest } from '@jest/globals';
import { z } from 'zod';
import { answerRequests } from '../../testing/requests';
import { ApiError } from './api-error';
import { api } from './client';
import { onSessionLost } from './session-lost';

const schema = z.object({ name: z.string() });
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => Promise.reject(new Error('no failure')),
    (error: unknown) => error as ApiError,
  );

describe('api', () => {
  it('parses answers by the contract and drops what it does not name', async () => {
    answerRequests({ 'GET /me?kind=note': { body: { name: 'Анна', secret: 1 } } });
    await expect(api.get('/me', schema, { query: { kind: 'note', search: '', bin: undefined } })).resolves.toEqual({
      name: 'Анна',
    });
  });

  it('gives code, number and fields of a refusal', async () => {
    const details = [{ path: 'name', message: 'empty' }];
    answerRequests({
      'POST /people': { status: 400, body: { code: 'invalid-input', message: 'no', requestId: 'r-1', details } },
    });
    const error = await failure(api.post('/people', {}));
    expect(error).toMatchObject({ code: 'invalid-input', status: 400, requestId: 'r-1' });
    expect(error.fieldIssues).toEqual(details);
  });

  it('calls a missing answer offline, a proxy’s page unavailable, a foreign shape unreadable', async () => {
    answerRequests({ 'GET /a': { status: 502 }, 'GET /b': { body: { name: 5 } } });
    expect((await failure(api.get('/nobody', schema))).code).toBe('offline');
    expect((await failure(api.get('/a', schema))).code).toBe('unavailable');
    expect((await failure(api.get('/b', schema))).code).toBe('unreadable');
  });

  it('reports a lost session, but not a wrong password', async () => {
    const lost = jest.fn();
    const stop = onSessionLost(lost);
    const refusal = (code: string) => ({ status: 401, body: { code, message: 'no', requestId: 'r' } });
    answerRequests({ 'POST /auth/login': refusal('wrong-credentials'), 'GET /me': refusal('not-signed-in') });
    await failure(api.post('/auth/login', {}));
    expect(lost).not.toHaveBeenCalled();
    await failure(api.get('/me', schema));
    expect(lost).toHaveBeenCalledTimes(1);
    stop();
  });
});
