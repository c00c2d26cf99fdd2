import { MessageType, SyncType, decodeClientMessage, encodeSyncStep2, encodeUpdate } from '../protocol.js';
import { splitUpdate } from './split-update.js';

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
  /** A SyncStep2 or an Update has been handed to the socket, in as many messages as it took. */
  sentState(socket: WebSocketLike, kind: 'step2' | 'update', update: Uint8Array, messages: number): void;
}

/** Larger messages are sent in parts. Half of what servers take unless configured otherwise. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;
/** Type, kind and length before the payload. */
const HEAD_BYTES = 8;

/**
 * The same WebSocket class, with someone watching, and without messages that the server would find too large. Stock providers take
 * it as `WebSocketPolyfill`.
 */
export function observedWebSocket(Base: WebSocketClass, observer: SocketObserver): WebSocketClass {
  return class extends Base {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      observer.created(this);
      this.addEventListener('open', () => observer.opened(this));
      this.addEventListener('close', ({ code, reason }) => observer.closed(this, code, reason));
    }

    override send(data: Uint8Array): void {
      if (data[0] !== MessageType.sync || data[1] === SyncType.step1) {
        super.send(data);
        return;
      }
      const message = decodeClientMessage(data);
      if (message.kind !== 'step2' && message.kind !== 'update') return;
      const messages = stateMessages(message.kind, message.update, data);
      for (const frame of messages) super.send(frame);
      observer.sentState(this, message.kind, message.update, messages.length);
    }
  };
}

/** The answer to a SyncStep1 ends with a SyncStep2, since the server takes it for the sign that everything is there. */
function stateMessages(kind: 'step2' | 'update', update: Uint8Array, whole: Uint8Array): Uint8Array[] {
  if (whole.length <= MAX_MESSAGE_BYTES) return [whole];
  const parts = splitUpdate(update, MAX_MESSAGE_BYTES - HEAD_BYTES);
  return parts.map((part, index) =>
    kind === 'step2' && index === parts.length - 1 ? encodeSyncStep2(part) : encodeUpdate(part),
  );
}
