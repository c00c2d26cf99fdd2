import type { WebSocketClass, WebSocketLike } from '../client/counting-socket.js';
import type { Connection } from '../connection.js';
import type { Hub } from '../hub.js';
import { ACKNOWLEDGE_PARAMETER, type Access } from '../protocol.js';
import type { SyncUser } from '../transport.js';

/** Where the sockets of {@link memoryWebSocket} lead; tests change it as they go. */
export interface MemoryServer {
  hub: Hub;
  user: SyncUser;
  access: Access;
  /** False: connections fail. */
  reachable: boolean;
  /** Connections made so far, newest last. */
  connections: Connection[];
}

type Listener = (event: { code: number; reason: string }) => void;

/** A WebSocket class that leads straight into a hub, for stock providers in tests. */
export function memoryWebSocket(server: MemoryServer): WebSocketClass {
  return class implements WebSocketLike {
    readyState = 0;
    binaryType = 'arraybuffer';
    readonly OPEN = 1;
    onopen: (() => void) | null = null;
    onmessage: ((event: { data: ArrayBufferLike }) => void) | null = null;
    onclose: Listener | null = null;
    onerror: ((event: unknown) => void) | null = null;
    private connection: Connection | null = null;
    private readonly listeners: { type: string; listener: Listener }[] = [];

    constructor(private readonly url: string) {
      setImmediate(() => (server.reachable ? this.open() : this.end(1006, '')));
    }

    addEventListener(type: string, listener: Listener): void {
      this.listeners.push({ type, listener });
    }

    send(data: Uint8Array): void {
      const frame = data.slice();
      setImmediate(() => this.connection?.receive(frame));
    }

    close(code = 1005, reason = ''): void {
      this.connection?.transportClosed();
      this.end(code, reason);
    }

    private open(): void {
      if (this.readyState !== 0) return;
      this.readyState = 1;
      const [, documentId = ''] = /\/([^/?]+)(\?|$)/.exec(this.url) ?? [];
      this.emit('open');
      this.onopen?.();
      this.connection = server.hub.connect({
        documentId,
        user: server.user,
        access: server.access,
        acknowledge: this.url.includes(`${ACKNOWLEDGE_PARAMETER}=1`),
        transport: {
          bufferedBytes: 0,
          send: (frame) => {
            const data = frame.slice().buffer;
            setImmediate(() => this.onmessage?.({ data }));
          },
          close: (code, reason) => setImmediate(() => this.end(code, reason)),
          pause: () => undefined,
          resume: () => undefined,
        },
      });
      server.connections.push(this.connection);
    }

    private end(code: number, reason: string): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      this.connection = null;
      this.emit('close', { code, reason });
      this.onclose?.({ code, reason });
    }

    private emit(type: string, event = { code: 0, reason: '' }): void {
      for (const entry of this.listeners) if (entry.type === type) entry.listener(event);
    }
  };
}
