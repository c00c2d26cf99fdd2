import type { ServerProcess } from '../../../testing/server-process.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.js';
import { CollabWorld, type CollabWorldOptions } from '../../testing/collab-world.js';
import { startWorldProcess } from './world-process.js';

/** A database that is not the test's to drop. */
export type LentDatabase = Pick<TestDatabase, 'url' | 'pool'>;

/** A database for all tests of the block, as long as they last. */
export function useDatabase(): LentDatabase {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  }, 30_000);
  afterAll(() => database?.drop());
  return {
    get url() {
      return database.url;
    },
    get pool() {
      return database.pool;
    },
  };
}

/** What stands for all tests of the block, and the database under it. */
interface Shared<T> {
  readonly database: LentDatabase;
  readonly current: T;
}

// One hook for both: hooks run in the order in which they were named, and the database must go last.
function useShared<T>(start: (database: TestDatabase) => Promise<T>, stop: (made: T) => Promise<unknown>): Shared<T> {
  let database: TestDatabase;
  let made: T | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    made = await start(database);
  }, 60_000);
  afterAll(async () => {
    if (made) await stop(made);
    await database?.drop();
  });
  return {
    get database() {
      return database;
    },
    get current() {
      if (!made) throw new Error('nothing was started');
      return made;
    },
  };
}

/**
 * A server in a process of its own for all tests of the block.
 *
 * @param end how it ends: one that may hang should be killed
 */
export function useWorldProcess(
  options: Parameters<typeof startWorldProcess>[1] = {},
  end: 'stop' | 'kill' = 'stop',
): Shared<ServerProcess> {
  return useShared(
    (database) => startWorldProcess(database, options),
    (server) => server[end](),
  );
}

/** A server in the process of the test for all tests of the block. */
export function useWorld(options: CollabWorldOptions = {}): Shared<CollabWorld> {
  return useShared(
    (database) => CollabWorld.start(database, options),
    (world) => world.stop(),
  );
}

/** Clients and the like that are to go after each test. Name it before a hook that ends their server. */
export function useEnds(): <T extends { destroy(): void }>(end: T) => T {
  const ends: { destroy(): void }[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end.destroy();
  });
  return (end) => {
    ends.push(end);
    return end;
  };
}
