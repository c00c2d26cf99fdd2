import type { LinkResult } from '@soproekt/contracts';
import { linkState, resultsByUrl, summarizeLinks } from './link-view';

const result = (url: string, over: Partial<LinkResult> = {}): LinkResult => ({
  url,
  ok: true,
  status: 200,
  error: null,
  checkedAt: '2026-11-21T11:05:00.000Z',
  ...over,
});

describe('what is known of links', () => {
  const results = resultsByUrl({
    enabled: true,
    running: false,
    unchecked: 0,
    links: [
      result('https://a.example/'),
      result('https://b.example/', { ok: false, status: 404, error: 'status', checkedAt: '2026-11-21T11:06:00.000Z' }),
      result('https://gone-from-the-text.example/', { ok: false, checkedAt: '2026-11-22T00:00:00.000Z' }),
    ],
  });

  it('is told by address', () => {
    const states = ['https://a.example/', 'https://b.example/', 'https://c.example/'].map((url) =>
      linkState(results.get(url)),
    );
    expect(states).toEqual(['answers', 'silent', 'unasked']);
  });

  it('counts the addresses that stand in the document, each once', () => {
    const addresses = ['https://a.example/', '', 'https://b.example/', 'https://b.example/', 'https://c.example/'];
    expect(summarizeLinks(addresses, results)).toEqual({
      total: 3,
      silent: 1,
      unasked: 1,
      checkedAt: '2026-11-21T11:06:00.000Z',
    });
  });

  it('is nothing before the first check', () => {
    expect(summarizeLinks(['https://a.example/'], resultsByUrl(undefined))).toEqual({
      total: 1,
      silent: 0,
      unasked: 1,
      checkedAt: null,
    });
  });
});
