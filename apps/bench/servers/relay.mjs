/**
 * The physical limit: hands every frame of a document to its other connections. No CRDT, no storage, no rights. A newcomer's
 * SyncStep1 is answered with an empty state, so that clients count as synced.
 */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** sync, SyncStep2, two bytes: nothing inserted, nothing deleted. */
const EMPTY_STATE = Uint8Array.of(0, 1, 2, 0, 0);

const documents = new Map();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false });

sockets.on('connection', (socket, request) => {
  const name = request.url;
  const members = documents.get(name) ?? new Set();
  documents.set(name, members.add(socket));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    members.delete(socket);
    if (members.size === 0) documents.delete(name);
  });
  socket.on('message', (frame) => {
    if (frame[0] === 0 && frame[1] === 0) {
      socket.send(EMPTY_STATE);
      return;
    }
    for (const member of members) if (member !== socket) member.send(frame);
  });
});

server.listen(Number(process.env.PORT), '127.0.0.1');
