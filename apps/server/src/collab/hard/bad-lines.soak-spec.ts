import { testSeed } from '@soproekt/testing';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { writeOverBadLines } from './support/bad-lines.js';

describe('people on bad lines, for long', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.drop());

  it.each([0, 1, 2, 3])(
    'S37: ten who write through latency, slices and resets end in the same text (run %i)',
    async (run) => {
      await writeOverBadLines(database, { people: 10, steps: 3_000, seed: testSeed() + run });
    },
    300_000,
  );
});
