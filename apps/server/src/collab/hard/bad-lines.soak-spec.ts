import { testSeed } from '@soproekt/testing';
import { writeOverBadLines } from './support/bad-lines.js';
import { useDatabase } from './support/hard-setup.js';

describe('people on bad lines, for long', () => {
  const database = useDatabase();

  it.each([0, 1, 2, 3])(
    'S37: ten who write through latency, slices and resets end in the same text (run %i)',
    async (run) => {
      await writeOverBadLines(database, { people: 10, steps: 3_000, seed: testSeed() + run });
    },
    300_000,
  );
});
