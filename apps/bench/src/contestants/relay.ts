import { resolve } from 'node:path';
import { documentNames, type Contestant } from './contestant.js';

const FILE = resolve(import.meta.dirname, '../../servers/relay.mjs');

/** The bare relay: what WebSockets on this machine cost by themselves. */
export const relay: Contestant = {
  name: 'relay',
  stores: false,
  clusters: false,
  reportsSaved: false,
  isPeer: false,
  async deploy(lab) {
    const port = await lab.freePort();
    const server = lab.server({ args: [FILE], env: { PORT: String(port) }, port });
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
      keep: () => Promise.reject(new Error('the relay stores nothing')),
      end: () => server.stop(),
    };
  },
};
