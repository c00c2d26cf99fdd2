import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Closes upgrade requests to paths that nobody serves. Node leaves the socket open as soon as anybody listens for
 * 'upgrade', and socket.io must not close foreign ones because the document sync has its own path.
 */
export function refuseUnknownUpgrades(server: Server): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (/^\/(collab|socket\.io)\//.test(request.url ?? '')) return;
    // The peer may be gone already; an unheard 'error' would end the process.
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
}
