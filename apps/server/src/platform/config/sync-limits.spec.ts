import { defaultLimits } from '@soproekt/sync';
import { readFileSync } from 'node:fs';
import { AppConfig, ConfigError } from './app-config.js';
import { defaultSocketLimits, limitVariable, readCollabLimits, type CollabLimits } from './sync-limits.js';

const keys = Object.keys({ ...defaultLimits, ...defaultSocketLimits }) as (keyof CollabLimits)[];

describe('limits of the document sync', () => {
  it('have their defaults without a setting, and take one from its variable', () => {
    expect(readCollabLimits({})).toEqual({ ...defaultLimits, ...defaultSocketLimits });
    const limits = readCollabLimits({ SYNC_MAX_DOCUMENT_BYTES: '1000', SYNC_PING_MS: '' });
    expect([limits.maxDocumentBytes, limits.pingMs]).toEqual([1000, defaultSocketLimits.pingMs]);
  });

  it.each(['-1', '1.5', 'viel', '1e6', '12345678901234'])('refuse %s', (value) => {
    expect(() => readCollabLimits({ SYNC_COMMIT_WINDOW_MS: value })).toThrow(ConfigError);
  });

  it('refuse a name that is none', () => {
    expect(() => AppConfig.fromEnv({ DATABASE_URL: 'postgres://a@b/c', SYNC_MAX_DOCUMENT_BYTE: '1' })).toThrow(
      'SYNC_MAX_DOCUMENT_BYTE is no setting',
    );
  });

  it('are all in docs/limits.md, with their defaults', () => {
    const text = readFileSync(new URL('../../../../../docs/limits.md', import.meta.url), 'utf8');
    const documented = new Map<string, string>();
    for (const [, names, values] of text.matchAll(/^\| ((?:`SYNC_\w+`(?:, )?)+) +\| ([\d, ]+?) +\|/gm)) {
      const list = values?.split(', ') ?? [];
      for (const [at, [name]] of [...(names?.matchAll(/SYNC_\w+/g) ?? [])].entries())
        documented.set(name, list[at] ?? '');
    }
    const defaults = readCollabLimits({});
    expect(Object.fromEntries(documented)).toEqual(
      Object.fromEntries(keys.map((key) => [limitVariable(key), String(defaults[key])])),
    );
  });
});
