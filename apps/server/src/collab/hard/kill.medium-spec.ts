import { testSeed } from '@soproekt/testing';
import { useDatabase } from './support/hard-setup.js';
import { ENTRANCE, killWhileTyping } from './support/kill-rounds.js';
import { startWorldProcess } from './support/world-process.js';

describe('kill -9 while people type', () => {
  const database = useDatabase();

  it('S36: what was acknowledged, and what those who stayed had seen, is there afterwards', async () => {
    const start = (): ReturnType<typeof startWorldProcess> => startWorldProcess(database, { origins: [ENTRANCE] });
    const { edits, acknowledged } = await killWhileTyping({ database, kills: 3, seed: testSeed(), start, nodes: 1 });
    // It would prove nothing if nothing had been acknowledged.
    expect(acknowledged).toBeGreaterThan(edits / 10);
  }, 60_000);
});
