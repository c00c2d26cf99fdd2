import { testSeed } from '@soproekt/testing';
import { writeOverBadLines } from './support/bad-lines.js';
import { useDatabase } from './support/hard-setup.js';

describe('people on bad lines', () => {
  const database = useDatabase();

  it('S37: six who write through latency, slices and resets end in the same text, which the journal has', async () => {
    await writeOverBadLines(database, { people: 6, steps: 250, seed: testSeed() });
  }, 30_000);
});
