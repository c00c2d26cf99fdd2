import { AppConfig, ConfigError } from './app-config.js';

const DATABASE_URL = 'postgres://user:secret@db.example:5432/soproekt';
const read = (env: Record<string, string>) => AppConfig.fromEnv({ DATABASE_URL, ...env });

describe('AppConfig', () => {
  it('begins with safe defaults', () => {
    const config = read({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, demo: true, trustProxy: 0, isSecure: false });
    expect(config.allowedOrigins).toEqual(['http://127.0.0.1:3000', 'http://localhost:3000']);
    expect(config.isLoopback).toBe(true);
    expect(config.dataDir).toMatch(/[\\/]\.data$/);
  });

  it('takes an empty variable for an unset one', () => {
    expect(read({ PORT: '', PUBLIC_URL: '', REDIS_URL: '', HOST: '' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
    });
  });

  it('allows only PUBLIC_URL when it is given', () => {
    const config = read({ PUBLIC_URL: 'https://soproekt.example/', HOST: '0.0.0.0' });
    expect(config.allowedOrigins).toEqual(['https://soproekt.example']);
    expect(config).toMatchObject({ publicUrl: 'https://soproekt.example', isSecure: true, isLoopback: false });
  });

  it('serves the addresses it listens on, never what a Host header says', () => {
    expect(read({ HOST: '192.0.2.7', PORT: '80' }).allowedOrigins).toEqual(['http://192.0.2.7:80']);
    expect(read({ HOST: '::1' }).allowedOrigins).toContain('http://[::1]:3000');
    expect(read({ HOST: '0.0.0.0' }).allowedOrigins).toContain('http://localhost:3000');
  });

  it.each([
    ['PORT', 'eighty', 'PORT must be a port number from 0 to 65535; found "eighty".'],
    ['PORT', '70000', 'PORT must be a port number from 0 to 65535; found "70000".'],
    ['DEMO', 'no', 'DEMO must be 0 or 1; found "no".'],
    [
      'PUBLIC_URL',
      'https://a.example/path',
      'PUBLIC_URL must be an origin without a path, like https://soproekt.example; its value is not.',
    ],
    [
      'PUBLIC_URL',
      'javascript:alert(1)',
      'PUBLIC_URL must be an origin without a path, like https://soproekt.example; its value is not.',
    ],
    [
      'DATABASE_URL',
      'mysql://user:secret@x/y',
      'DATABASE_URL must be an address like postgres://user@host:5432/name; its value is not.',
    ],
    ['DATABASE_URL', '', 'DATABASE_URL must be an address like postgres://user@host:5432/name; it is not set.'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace; found "loud".'],
    ['LINK_CHECK', '1', 'LINK_CHECK must be on or off; found "1".'],
    ['TRUST_PROXY', 'true', 'TRUST_PROXY must be the number of proxies in front of the server, 1 to 9; found "true".'],
  ])('says what is wrong with %s=%s', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(new ConfigError(message));
  });
});
