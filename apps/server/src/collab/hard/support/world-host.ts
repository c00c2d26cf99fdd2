import { createHash } from 'node:crypto';
import pg from 'pg';
import { RedisBus } from '../../../cluster/redis-bus.js';
import { RedisLine } from '../../../cluster/redis-line.js';
import { answer } from '../../../testing/process-probe.js';
import type { AccessChange } from '../../collab-ports.js';
import { CollabWorld, type CollabWorldOptions } from '../../testing/collab-world.js';

/** What a {@link WorldProcess} answers about a document. */
export interface StateAnswer {
  readonly bytes: number;
  readonly hash: string;
}

/**
 * A `CollabWorld` as a process of its own: the real endpoint, engine and journal with people and limits of the test's choice, whose event
 * loop and memory are not the test's.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 5 });
pool.on('error', () => undefined);
const options = JSON.parse(process.env.TEST_WORLD ?? '{}') as CollabWorldOptions;
const line = process.env.REDIS_URL ? startLine(process.env.REDIS_URL) : null;
const world = await CollabWorld.start(
  { pool },
  { ...options, port: Number(process.env.PORT), hub: { bus: line && new RedisBus(line) } },
);

function startLine(url: string): RedisLine {
  const ignore = (): void => undefined;
  const made = new RedisLine({ url, prefix: 'soproekt-test', log: { log: ignore, warn: ignore } });
  made.start();
  return made;
}

answer('state', async (documentId: string): Promise<StateAnswer> => {
  const state = await world.hub.snapshotState(documentId);
  return { bytes: state.length, hash: createHash('sha256').update(state).digest('hex') };
});
answer('rights', ({ name, access }: { name: string; access: 'write' | 'read' | null }) => {
  world.authorizer.rights.set(name, access);
});
answer('changed', (change: AccessChange) => world.events.emit(change));
answer('sockets', () => world.server.size);
answer('documents', () => world.hub.openDocuments);

process.on('SIGTERM', () => {
  void world
    .stop()
    .then(async (saved) => {
      await line?.close();
      return saved;
    })
    .then((saved) => process.exit(saved ? 0 : 1));
});
process.on('disconnect', () => process.exit(1));
process.send?.({ ready: true });
