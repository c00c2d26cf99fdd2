import { CLOSE } from '@soproekt/contracts';
import type { Connection, Transport } from '@soproekt/sync';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';

const OPEN = 1;
const FINAL_BINARY = 0x82;
/** What a queued frame counts beyond its bytes. */
const FRAME_OVERHEAD = 64;
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
    /** The line below the WebSocket. */
    private readonly line: Duplex,
    /** Bytes kept from a client whose right is not decided yet (S20). */
    private readonly maxQueuedBytes: number,
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
    return this.line.writableLength;
  }

  /** Hands over what has come in so far, and everything from now on. */
  attach(connection: Connection): void {
    this.connection = connection;
    const { queued } = this;
    this.queued = [];
    for (const frame of queued) connection.receive(frame);
  }

  send(frame: Uint8Array): void {
    // Written below `ws`, which would make the same header for each of hundreds of receivers and write it on its own. Both write
    // whole frames at once, so they cannot get into each other. A failed write is followed by 'close'.
    if (this.ws.readyState === OPEN) this.line.write(webSocketFrame(frame));
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

  /**
   * Ends a peer that was silent since the last ping, and pings the others. Pongs carry no number: whatever was read since then shows
   * that the peer is there. Of a paused socket nothing is read, and the answer may lie behind a backlog.
   */
  checkAlive(): void {
    if (this.ended) return;
    if (this.ws.isPaused) {
      this.answered = true;
      return;
    }
    if (!this.answered) {
      this.ws.terminate();
      return;
    }
    this.answered = false;
    this.ws.ping();
  }

  private receive(data: RawData, isBinary: boolean): void {
    if (this.ended) return;
    this.answered = true;
    if (!isBinary) {
      this.close(CLOSE.protocolError, 'binary messages only');
      return;
    }
    const frame = toBytes(data);
    if (this.connection) {
      this.connection.receive(frame);
      return;
    }
    // An empty frame takes memory as well.
    this.queuedBytes += frame.length + FRAME_OVERHEAD;
    if (this.queuedBytes > this.maxQueuedBytes) this.close(CLOSE.tooManyMessages, 'too much before sign-in');
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

/** The same message goes to many sockets one after the other; a large one, a document's state, also later. */
let framed: { message: Uint8Array; bytes: Uint8Array } | null = null;
const largeFrames = new WeakMap<Uint8Array, Uint8Array>();
const LARGE = 16 * 1024;

/** One unmasked, final binary frame (RFC 6455, 5.2). */
function webSocketFrame(message: Uint8Array): Uint8Array {
  const known = framed?.message === message ? framed.bytes : largeFrames.get(message);
  if (known) return known;
  const { length } = message;
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(headerLength + length);
  bytes[0] = FINAL_BINARY;
  if (headerLength === 2) {
    bytes[1] = length;
  } else if (headerLength === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.set(message, headerLength);
  if (length < LARGE) framed = { message, bytes };
  else largeFrames.set(message, bytes);
  return bytes;
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
