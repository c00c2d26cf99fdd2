import { testSeed } from '@soproekt/testing';
import type { ServerProcess } from '../../testing/server-process.js';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { attackWithBuffers } from './support/hostile-buffers.js';
import { startWorldProcess } from './support/world-process.js';

describe('S23: hostile buffers, for long', () => {
  let database: TestDatabase;
  let server: ServerProcess;
  beforeAll(async () => {
    database = await createTestDatabase();
    server = await startWorldProcess(database);
  }, 60_000);
  afterAll(async () => {
    await server?.kill();
    await database?.drop();
  });

  it('100,000 random and mutated ones: the server stays quick, nobody else notices, the text is as it was', async () => {
    await attackWithBuffers(server, 100_000, testSeed());
  }, 1_200_000);
});
