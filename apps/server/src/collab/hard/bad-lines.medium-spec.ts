import { testSeed } from '@soproekt/testing';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { writeOverBadLines } from './support/bad-lines.js';

describe('people on bad lines', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  it('S37: six who write through latency, slices and resets end in the same text, which the journal has', async () => {
    await writeOverBadLines(database, { people: 6, steps: 250, seed: testSeed() });
  }, 30_000);
});
