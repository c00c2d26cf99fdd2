import { cp, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Lab } from '../lab.js';
import { documentNames, type Contestant, type DeployOptions, type Deployment } from './contestant.js';

const MODULES = resolve(import.meta.dirname, '../../peers/node_modules');

/** The newest one; it keeps documents in memory alone, and for ever. */
export const yWebsocketServer: Contestant = {
  name: 'y-websocket-server',
  stores: false,
  clusters: false,
  reportsSaved: false,
  isPeer: true,
  deploy: (lab) => deploy(lab, '@y/websocket-server', null),
};

/** The last one with a store of its own, LevelDB. */
export const yWebsocketServerLeveldb: Contestant = {
  name: 'y-websocket-server-leveldb',
  stores: true,
  clusters: false,
  reportsSaved: false,
  isPeer: true,
  async deploy(lab, { from }: DeployOptions = {}) {
    const folder = lab.path('leveldb');
    if (from) await cp(from.store, folder, { recursive: true });
    else await mkdir(folder);
    return deploy(lab, 'y-websocket-server-leveldb', folder);
  },
};

async function deploy(lab: Lab, name: string, folder: string | null): Promise<Deployment> {
  const port = await lab.freePort();
  const env = { HOST: '127.0.0.1', PORT: String(port), ...(folder !== null && { YPERSISTENCE: folder }) };
  const server = lab.server({ args: [resolve(MODULES, name, 'src/server.js')], env, port });
  await server.start();
  return {
    nodes: [server],
    createDocuments: documentNames,
    address: (documentId) => ({
      url: `ws://127.0.0.1:${port}/${documentId}`,
      headers: {},
      documentId,
      dialect: 'y-websocket',
    }),
    async keep() {
      if (folder === null) throw new Error('it stores nothing');
      await server.stop();
      return { store: folder };
    },
    async end() {
      await server.stop();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}
