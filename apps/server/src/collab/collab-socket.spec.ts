import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { WebSocket } from 'ws';
import { CollabSocket } from './collab-socket.js';

/** What the socket needs of a WebSocket, without a line. */
class FakeWebSocket extends EventEmitter {
  isPaused = false;
  pings = 0;
  terminated = false;

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  ping(): void {
    this.pings++;
  }

  terminate(): void {
    this.terminated = true;
  }
}

describe('CollabSocket: whether the peer is still there', () => {
  let ws: FakeWebSocket;
  let socket: CollabSocket;
  beforeEach(() => {
    ws = new FakeWebSocket();
    socket = new CollabSocket(ws as unknown as WebSocket, new PassThrough(), 1_000, () => undefined);
  });

  it('ends one that is silent between two pings, not one that answers', () => {
    for (let round = 0; round < 3; round++) {
      socket.checkAlive();
      ws.emit('pong');
    }
    expect(ws).toMatchObject({ pings: 3, terminated: false });
    socket.checkAlive();
    expect(ws.terminated).toBe(false);
    socket.checkAlive();
    expect(ws.terminated).toBe(true);
  });

  it('takes any message for a sign of life: the answer may lie behind many of them', () => {
    socket.checkAlive();
    ws.emit('message', Buffer.of(1), true);
    socket.checkAlive();
    expect(ws).toMatchObject({ pings: 2, terminated: false });
  });

  it('asks anew one that was not listened to, before it is ended', () => {
    socket.checkAlive();
    socket.pause();
    socket.checkAlive();
    socket.resume();
    socket.checkAlive();
    expect(ws).toMatchObject({ pings: 2, terminated: false });
    socket.checkAlive();
    expect(ws.terminated).toBe(true);
  });
});
