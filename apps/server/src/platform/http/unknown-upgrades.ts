import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuseUpgrade } from './refuse-upgrade.js';

/**
 * Closes upgrade requests to paths that nobody serves. Node leaves the socket open as soon as anybody listens for
 * 'upgrade', and socket.io must not close foreign ones because the document sync has its own path.
 */
export function refuseUnknownUpgrades(server: Server): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (/^\/(collab|socket\.io)\//.test(request.url ?? '')) return;
    refuseUpgrade(socket, { code: 'not-found', message: 'there is nothing at this address' });
  });
}
