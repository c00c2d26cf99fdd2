import { jest } from '@jest/globals';
import { BackupError } from './backup-error.js';
import { inOrder } from './catalog.js';
import { databaseUrl, explain, keysFrom, parseCommand, sealFrom } from './command-line.js';

describe('the command line of backups', () => {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  afterEach(() => stderr.mockClear());
  afterAll(() => stderr.mockRestore());

  it('S44: encrypts unless told otherwise in so many words, and warns then', () => {
    expect(sealFrom({ BACKUP_PASSPHRASE: 'long enough text' }, false)).toMatchObject({ kind: 'passphrase' });
    expect(sealFrom({ BACKUP_RECIPIENT: 'age1abc, age1def' }, false)).toEqual({
      kind: 'recipients',
      recipients: ['age1abc', 'age1def'],
    });
    expect(stderr).not.toHaveBeenCalled();
    expect(sealFrom({}, true)).toEqual({ kind: 'plain' });
    expect(stderr).toHaveBeenCalledWith(expect.stringContaining('not encrypted'));
  });

  it.each([
    [{}, /BACKUP_PASSPHRASE .*BACKUP_RECIPIENT .*--plain/],
    [{ BACKUP_PASSPHRASE: '' }, /BACKUP_PASSPHRASE/],
    [{ BACKUP_PASSPHRASE: 'hush' }, /at least 12 characters/],
    [{ BACKUP_RECIPIENT: 'AGE-SECRET-KEY-1HUSH' }, /must be a public key/],
    [{ BACKUP_PASSPHRASE: 'long enough text', BACKUP_RECIPIENT: 'age1abc' }, /not both/],
  ])('refuses %p', (env, message) => {
    expect(() => sealFrom(env, false)).toThrow(message);
    expect(() => sealFrom(env, false)).not.toThrow(/hush/i);
  });

  it('takes keys from the environment or a file of age', async () => {
    const env = { BACKUP_IDENTITY: '# created\nAGE-SECRET-KEY-1A\nAGE-SECRET-KEY-1B', BACKUP_PASSPHRASE: '' };
    expect(await keysFrom(env)).toEqual({
      passphrase: undefined,
      identities: ['AGE-SECRET-KEY-1A', 'AGE-SECRET-KEY-1B'],
    });
    await expect(keysFrom({ BACKUP_IDENTITY_FILE: '/no/such/file' })).rejects.toThrow('names no file');
  });

  it('says how it is used, and no secrets', () => {
    const options = { plain: { type: 'boolean' } } as const;
    expect(parseCommand(['x.backup', '--plain'], options, 'usage').file).toBe('x.backup');
    expect(() => parseCommand(['--plan'], options, 'usage')).toThrow('usage');
    expect(() => parseCommand(['a', 'b'], options, 'usage')).toThrow('usage');
    expect(() => databaseUrl({ DATABASE_URL: 'mysql://u:hush@x/y' })).toThrow(/^DATABASE_URL must be an address/);
    expect(explain(new BackupError('file', 'one line'))).toBe('one line');
  });
});

describe('the order of tables', () => {
  it('puts each after those that it refers to, and refuses a circle', () => {
    const tables = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
    const order = inOrder(tables, [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'd' },
      { from: 'c', to: 'c' },
      { from: 'a', to: 'left out' },
    ]).map(({ name }) => name);
    expect(order).toEqual(['c', 'd', 'b', 'a']);
    const circle = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(() => inOrder(tables, circle)).toThrow('in a circle: a, b');
  });
});
