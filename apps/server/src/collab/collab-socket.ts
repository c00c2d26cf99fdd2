import { CLOSE } from '@soproekt/contracts';
import type { Connection, Transport } from '@soproekt/sync';
import type { RawData, WebSocket } from 'ws';

/** Bytes kept from a client whose right is not decided yet (S20). */
const MAX_QUEUED_BYTES = 64 * 1024;
/** How long a peer may take to answer a close. */
const CLOSE_PATIENCE_MS = 2_000;

/** A WebSocket as the transport of a sync connection, which comes later: until then frames are kept, within a bound. */
export class CollabSocket implements Transport {
  private connection: Connection | null = null;
  private queued: Uint8Array[] = [];
  private queuedBytes = 0;
  private ended = false;
  private answered = true;

  constructor(
    private readonly ws: WebSocket,
    private readonly onEnd: () => void,
  ) {
    // First of all: an 'error' without a listener ends the process. What matters follows as 'close'.
    ws.on('error', () => undefined);
    ws.on('message', (data, isBinary) => this.receive(data, isBinary));
    ws.on('pong', () => {
      this.answered = true;
    });
    ws.on('close', () => this.end());
  }

  get isOpen(): boolean {
    return !this.ended;
  }

  get bufferedBytes(): number {
    return this.ws.bufferedAmount;
  }

  /** Hands over what has come in so far, and everything from now on. */
  attach(connection: Connection): void {
    this.connection = connection;
    const { queued } = this;
    this.queued = [];
    for (const frame of queued) connection.receive(frame);
  }

  send(frame: Uint8Array): void {
    // A failed send is followed by 'close'.
    this.ws.send(frame, { binary: true }, () => undefined);
  }

  close(code: number, reason: string): void {
    if (this.ended) return;
    // The peer's answer is not read from a paused socket.
    this.ws.resume();
    this.ws.close(code, reason);
    const timer = setTimeout(() => this.ws.terminate(), CLOSE_PATIENCE_MS);
    timer.unref();
    this.ws.once('close', () => clearTimeout(timer));
    this.end();
  }

  pause(): void {
    this.ws.pause();
  }

  resume(): void {
    this.ws.resume();
  }

  /** Ends a peer that left the last ping unanswered, and pings the others. A paused socket could not hear the answer. */
  checkAlive(): void {
    if (this.ended || this.ws.isPaused) return;
    if (!this.answered) {
      this.ws.terminate();
      return;
    }
    this.answered = false;
    this.ws.ping();
  }

  private receive(data: RawData, isBinary: boolean): void {
    if (this.ended) return;
    if (!isBinary) {
      this.close(CLOSE.protocolError, 'binary messages only');
      return;
    }
    const frame = toBytes(data);
    if (this.connection) {
      this.connection.receive(frame);
      return;
    }
    this.queuedBytes += frame.length;
    if (this.queuedBytes > MAX_QUEUED_BYTES) this.close(CLOSE.tooManyMessages, 'too much before sign-in');
    else this.queued.push(frame);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.queued = [];
    this.connection?.transportClosed();
    this.onEnd();
  }
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
