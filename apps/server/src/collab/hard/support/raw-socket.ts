import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { until } from '../../testing/collab-world.js';
import { headersOf, type Endpoint, type Way } from './endpoint.js';

/** Parts of a WebSocket frame, none of which need be right. */
export interface FrameParts {
  readonly final?: boolean;
  readonly opcode?: number;
  readonly masked?: boolean;
  readonly reservedBits?: number;
  /** The length that is claimed; that of the payload unless given. */
  readonly claimed?: number;
}

/** A WebSocket frame as bytes. The mask is zero, so that the payload stands there as it is. */
export function webSocketFrame(payload: Uint8Array, parts: FrameParts = {}): Buffer {
  const { final = true, opcode = 2, masked = true, reservedBits = 0, claimed = payload.length } = parts;
  const first = (final ? 0x80 : 0) | (reservedBits << 4) | opcode;
  const mask = masked ? 0x80 : 0;
  let head: Buffer;
  if (claimed < 126) {
    head = Buffer.from([first, mask | claimed]);
  } else if (claimed < 65_536) {
    head = Buffer.from([first, mask | 126, claimed >> 8, claimed & 255]);
  } else {
    head = Buffer.alloc(10);
    head[0] = first;
    head[1] = mask | 127;
    head.writeBigUInt64BE(BigInt(claimed), 2);
  }
  return Buffer.concat([head, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

/** The request that opens a WebSocket. */
export function upgradeRequest(endpoint: Endpoint, documentId: string, way: Way): string {
  const headers = Object.entries(headersOf(endpoint, way)).map(([name, value]) => `${name}: ${value}`);
  return [
    `GET /collab/${documentId} HTTP/1.1`,
    `host: 127.0.0.1:${endpoint.port}`,
    'connection: Upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    ...headers,
    '\r\n',
  ].join('\r\n');
}

/** A client that is no WebSocket library: sends any bytes, and finds the close code in what comes back. */
export class RawSocket {
  readonly socket: Socket;
  /** Everything after the head of the answer. */
  private frames = Buffer.alloc(0);
  private head = Buffer.alloc(0);
  ended = false;
  /** HTTP status of the answer, null before. */
  status: number | null = null;
  /** Code of the server's close frame, null without one. */
  closeCode: number | null = null;

  private constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.setNoDelay();
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => (this.ended = true));
    this.socket.on('data', (data) => this.take(data));
  }

  /** A TCP connection; nothing is sent. */
  static connect(endpoint: Endpoint, { via }: Way = {}): RawSocket {
    return new RawSocket(via ?? endpoint.port);
  }

  /** An open WebSocket. */
  static async open(endpoint: Endpoint, documentId: string, way: Way): Promise<RawSocket> {
    const raw = RawSocket.connect(endpoint, way);
    raw.write(upgradeRequest(endpoint, documentId, way));
    await until('the handshake', () => raw.status !== null || raw.ended);
    if (raw.status !== 101) throw new Error(`the handshake was answered with ${raw.status}`);
    return raw;
  }

  write(data: Uint8Array | string): boolean {
    return !this.socket.destroyed && this.socket.write(data);
  }

  /** Waits for the end. @returns the close code, null when there was none */
  async end(ms?: number): Promise<number | null> {
    await until('the server to end the connection', () => this.ended || this.closeCode !== null, ms);
    return this.closeCode;
  }

  destroy(): void {
    this.socket.destroy();
  }

  private take(data: Buffer): void {
    if (this.status === null) {
      this.head = Buffer.concat([this.head, data]);
      const end = this.head.indexOf('\r\n\r\n');
      if (end < 0) return;
      this.status = Number(this.head.toString('latin1', 9, 12));
      this.frames = this.head.subarray(end + 4);
    } else {
      this.frames = Buffer.concat([this.frames, data]);
    }
    this.readFrames();
  }

  private readFrames(): void {
    for (;;) {
      const [first, second] = this.frames;
      if (first === undefined || second === undefined) return;
      const extended = second === 127 ? 8 : second === 126 ? 2 : 0;
      if (this.frames.length < 2 + extended) return;
      const length =
        extended === 8 ? Number(this.frames.readBigUInt64BE(2)) : extended === 2 ? this.frames.readUInt16BE(2) : second;
      if (this.frames.length < 2 + extended + length) return;
      const payload = this.frames.subarray(2 + extended, 2 + extended + length);
      if ((first & 15) === 8 && length >= 2) this.closeCode = payload.readUInt16BE(0);
      this.frames = this.frames.subarray(2 + extended + length);
    }
  }
}
