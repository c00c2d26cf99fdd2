import { journalState, judge, type Parts } from './health-parts.js';

const fine: Parts = { server: 'ok', database: 'ok', migrations: 'ok', journal: 'ok', redis: 'ok' };
const stats = {
  documents: 1,
  connections: 1,
  uncommittedBytes: 0,
  oldestUncommittedMs: 0,
  journalFailures: 0,
  failingDocuments: 0,
  blockedDocuments: 0,
};

describe('readiness', () => {
  it.each<[Partial<Parts>, string]>([
    [{}, 'ok'],
    [{ redis: 'off' }, 'ok'],
    [{ redis: 'down' }, 'degraded'],
    [{ server: 'draining' }, 'unavailable'],
    [{ database: 'unreachable', migrations: 'unknown' }, 'unavailable'],
    [{ migrations: 'pending' }, 'unavailable'],
    [{ journal: 'failing' }, 'unavailable'],
    [{ journal: 'late', redis: 'down' }, 'degraded'],
  ])('with %p is %s', (change, status) => {
    expect(judge({ ...fine, ...change }).status).toBe(status);
  });

  it('tells a journal that fails or stands still from one that is merely busy', () => {
    expect(journalState(stats)).toBe('ok');
    expect(journalState({ ...stats, uncommittedBytes: 1_000_000, oldestUncommittedMs: 900 })).toBe('ok');
    expect(journalState({ ...stats, oldestUncommittedMs: 10_001 })).toBe('late');
    expect(journalState({ ...stats, journalFailures: 1 })).toBe('failing');
    expect(journalState({ ...stats, failingDocuments: 1 })).toBe('ok');
  });
});
