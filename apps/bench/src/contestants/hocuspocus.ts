import { resolve } from 'node:path';
import { range } from '../wait.js';
import { documentNames, stopAll, type Contestant } from './contestant.js';

const FILE = resolve(import.meta.dirname, '../../peers/hocuspocus.mjs');

/** Hocuspocus with its default debounce over PostgreSQL, and over Redis where there are several processes. */
export const hocuspocus: Contestant = {
  name: 'hocuspocus',
  stores: true,
  clusters: true,
  reportsSaved: true,
  isPeer: true,
  async deploy(lab, { nodes: count = 1, env, from } = {}) {
    const database = await lab.createDatabase(from?.store);
    const redis: Record<string, string> = count > 1 ? { REDIS_URL: await lab.redisUrl() } : {};
    const ports = await Promise.all(range(count).map(() => lab.freePort()));
    const nodes = ports.map((port) =>
      lab.server({
        args: [FILE],
        env: { PORT: String(port), DATABASE_URL: lab.databaseUrl(database), ...redis, ...env?.hocuspocus },
        port,
      }),
    );
    for (const node of nodes) await node.start();
    return {
      nodes,
      createDocuments: documentNames,
      address: (documentId, _person, node = 0) => ({
        url: `ws://127.0.0.1:${ports[node]}/`,
        headers: {},
        documentId,
        dialect: 'hocuspocus',
      }),
      async keep() {
        await stopAll(nodes);
        return { store: database };
      },
      async end() {
        await stopAll(nodes);
        await lab.dropDatabase(database);
      },
    };
  },
};
