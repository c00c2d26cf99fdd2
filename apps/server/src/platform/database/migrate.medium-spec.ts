import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { adminUrl } from '../../testing/test-database.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';

describe('migrations', () => {
  const name = `soproekt_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: adminUrl() });
  beforeAll(async () => {
    await admin.connect();
    await admin.query(`create database ${name}`);
  });
  afterAll(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });

  it('run once when several nodes start at the same time on an empty database', async () => {
    const url = new URL(adminUrl());
    url.pathname = `/${name}`;
    const ran = await Promise.all(Array.from({ length: 3 }, () => migrate(url.href)));
    expect(ran.flat()).toHaveLength(MIGRATIONS.length);
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await migrate(url.href)).toEqual([]);
  }, 30_000);
});
