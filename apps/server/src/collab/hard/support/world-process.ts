import { resolve } from 'node:path';
import { ServerProcess } from '../../../testing/server-process.js';
import type { CollabWorldOptions } from '../../testing/collab-world.js';
import type { StateAnswer } from './world-host.js';

const HOST = resolve(import.meta.dirname, 'world-host.ts');

/** Starts a `CollabWorld` as a process of its own. */
export function startWorldProcess(
  database: { readonly url: string },
  options: Omit<CollabWorldOptions, 'hub'> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  return ServerProcess.start({
    databaseUrl: database.url,
    entry: HOST,
    env: { ...env, TEST_WORLD: JSON.stringify(options) },
  });
}

/** Hash and size of a document, as the engine would give it to a newcomer. */
export function stateOf(server: ServerProcess, documentId: string): Promise<StateAnswer> {
  return server.ask('state', documentId);
}
