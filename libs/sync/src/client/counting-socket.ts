import { MessageType, SyncType, decodeClientMessage } from '../protocol.js';

/** What is used of a WebSocket, be it the browser's or that of the package `ws`. */
export interface WebSocketLike {
  readonly readyState: number;
  send(data: Uint8Array): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void;
}

/** A WebSocket class. */
export type WebSocketClass = new (url: string, protocols?: string | string[]) => WebSocketLike;

/** `readyState` of an open WebSocket. */
export const SOCKET_OPEN = 1;

/** Learns what happens on the sockets that a provider opens. */
export interface SocketObserver {
  created(socket: WebSocketLike): void;
  opened(socket: WebSocketLike): void;
  closed(socket: WebSocketLike, code: number, reason: string): void;
  /** A SyncStep2 or an Update has been handed to the socket. */
  sentState(socket: WebSocketLike, kind: 'step2' | 'update', update: Uint8Array): void;
}

/** The same WebSocket class, with someone watching. Stock providers take it as `WebSocketPolyfill`. */
export function observedWebSocket(Base: WebSocketClass, observer: SocketObserver): WebSocketClass {
  return class extends Base {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      observer.created(this);
      this.addEventListener('open', () => observer.opened(this));
      this.addEventListener('close', ({ code, reason }) => observer.closed(this, code, reason));
    }

    override send(data: Uint8Array): void {
      super.send(data);
      if (data[0] !== MessageType.sync || data[1] === SyncType.step1) return;
      const message = decodeClientMessage(data);
      if (message.kind === 'step2' || message.kind === 'update') observer.sentState(this, message.kind, message.update);
    }
  };
}
