import { mayReadMetrics } from './metrics-access.js';

const TOKEN = 'a-long-enough-token';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('who may read the figures', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('without a token: %s', (peer) => {
    expect(mayReadMetrics(undefined, { headers: {}, peer })).toBe(true);
  });

  it.each(['10.0.0.1', '::ffff:10.0.0.1', '172.18.0.1', 'fe80::1', '127.0.0.1.example', '', undefined])(
    'without a token: not %s',
    (peer) => {
      expect(mayReadMetrics(undefined, { headers: {}, peer })).toBe(false);
    },
  );

  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'])(
    'S5: a proxy on the same machine does not make its visitors local (%s)',
    (header) => {
      for (const value of ['127.0.0.1', '203.0.113.9', '']) {
        expect(mayReadMetrics(undefined, { headers: { [header]: value }, peer: '127.0.0.1' })).toBe(false);
      }
    },
  );

  it('with a token: only its bearer, from anywhere', () => {
    expect(mayReadMetrics(TOKEN, { headers: bearer(TOKEN), peer: '203.0.113.9' })).toBe(true);
    expect(mayReadMetrics(TOKEN, { headers: {}, peer: '127.0.0.1' })).toBe(false);
    for (const headers of [bearer(`${TOKEN}x`), bearer(''), bearer('x'), { authorization: `Basic ${TOKEN}` }]) {
      expect(mayReadMetrics(TOKEN, { headers, peer: '127.0.0.1' })).toBe(false);
    }
  });
});
