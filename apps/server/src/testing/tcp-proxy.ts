import type { Random } from '@soproekt/testing';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How bad a line is. Times in milliseconds, sizes in bytes; each direction for itself. */
export interface LineConditions {
  /** Added to every chunk. */
  latencyMs: number;
  /** At most this much more, by chance; the order of bytes is kept. */
  jitterMs: number;
  /** Chunks are cut into pieces of 1 to this many bytes, each of which arrives for itself. */
  maxChunk: number;
  bytesPerSecond: number;
}

/** Which way bytes go. */
export type Direction = 'to-server' | 'to-client';

const GOOD_LINE: LineConditions = { latencyMs: 0, jitterMs: 0, maxChunk: Infinity, bytesPerSecond: Infinity };
/** Bytes that may be under way in one direction; beyond it the sender is no longer read. */
const MAX_UNDER_WAY = 256 * 1024;

/** One direction of one line. */
class Pump {
  private readonly pieces: { due: number; bytes: Buffer }[] = [];
  private underWay = 0;
  private lastDue = 0;
  private timer: NodeJS.Timeout | null = null;
  private immediate: NodeJS.Immediate | null = null;
  private blocked = false;
  private finished = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly proxy: TcpProxy,
    private readonly direction: Direction,
  ) {
    from.on('data', (chunk) => this.take(chunk));
    from.on('end', () => {
      this.finished = true;
      this.deliver();
    });
    to.on('drain', () => {
      this.blocked = false;
      this.deliver();
    });
    this.readOn();
  }

  /** Called when the proxy's stalls change. */
  readOn(): void {
    if (this.proxy.isStalled(this.direction) || this.underWay > MAX_UNDER_WAY) this.from.pause();
    else this.from.resume();
    if (!this.proxy.isStalled(this.direction)) this.deliver();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.immediate) clearImmediate(this.immediate);
    this.pieces.length = 0;
  }

  private take(chunk: Buffer): void {
    const { latencyMs, jitterMs, maxChunk, bytesPerSecond } = this.proxy.conditions;
    for (let at = 0; at < chunk.length;) {
      const length = maxChunk === Infinity ? chunk.length : 1 + Math.floor(this.proxy.random() * maxChunk);
      const bytes = chunk.subarray(at, at + length);
      at += length;
      const due = Date.now() + latencyMs + this.proxy.random() * jitterMs;
      this.lastDue = Math.max(this.lastDue + (bytes.length * 1000) / bytesPerSecond, due);
      this.pieces.push({ due: this.lastDue, bytes });
      this.underWay += bytes.length;
    }
    this.readOn();
  }

  private deliver(): void {
    if (this.timer || this.immediate) return;
    const now = Date.now();
    for (let next = this.pieces[0]; next && !this.blocked; next = this.pieces[0]) {
      if (this.proxy.isStalled(this.direction)) return;
      if (next.due > now) {
        this.later(next.due - now);
        return;
      }
      this.pieces.shift();
      this.underWay -= next.bytes.length;
      if (!this.to.destroyed) this.blocked = !this.to.write(next.bytes);
      // Written in one turn, pieces would be put together again.
      if (this.proxy.conditions.maxChunk !== Infinity && this.pieces.length > 0) {
        this.later(0);
        return;
      }
    }
    if (this.finished && this.pieces.length === 0) this.to.end();
    else if (this.underWay <= MAX_UNDER_WAY && !this.proxy.isStalled(this.direction)) this.from.resume();
  }

  private later(ms: number): void {
    const go = (): void => {
      this.timer = null;
      this.immediate = null;
      this.readOn();
    };
    if (ms > 0) this.timer = setTimeout(go, ms);
    else this.immediate = setImmediate(go);
  }
}

/**
 * A TCP line of the worst kind, between a client and a server of this machine. Everything can be changed while connections are
 * open and holds for them too.
 */
export class TcpProxy {
  conditions: LineConditions;
  /** Ends new connections at once. */
  refusing = false;
  private readonly server: Server;
  private readonly lines = new Map<Socket, { upstream: Socket; pumps: Pump[] }>();
  private readonly stalls = new Set<Direction>();
  private accepted = 0;

  private constructor(
    private target: number,
    conditions: Partial<LineConditions>,
    readonly random: () => number,
  ) {
    this.conditions = { ...GOOD_LINE, ...conditions };
    this.server = createServer({ allowHalfOpen: true }, (client) => this.accept(client));
  }

  /**
   * @param target port of 127.0.0.1 that connections are handed on to
   * @param random decides about slices and jitter
   */
  static async start(
    target: number,
    conditions: Partial<LineConditions> = {},
    random: Pick<Random, 'next'> = { next: Math.random },
  ): Promise<TcpProxy> {
    const proxy = new TcpProxy(target, conditions, random.next);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Open lines. */
  get size(): number {
    return this.lines.size;
  }

  /** Lines opened so far, refused ones not counted. */
  get opened(): number {
    return this.accepted;
  }

  isStalled(direction: Direction): boolean {
    return this.stalls.has(direction);
  }

  /** Hands new connections on to another port. */
  retarget(port: number): void {
    this.target = port;
  }

  /** Stops reading what goes this way; whoever sends it feels the pressure. */
  stall(direction: Direction): void {
    this.stalls.add(direction);
    this.pumps().forEach((pump) => pump.readOn());
  }

  flow(direction: Direction): void {
    this.stalls.delete(direction);
    this.pumps().forEach((pump) => pump.readOn());
  }

  /** Breaks every open line; what is under way is lost, and the client gets a reset. */
  reset(): void {
    for (const [client, { upstream }] of this.lines) {
      // Not a reset: of a peer that was killed Node 20 would never let the handle go, and the test would not end.
      upstream.destroy();
      if (client.readyState === 'open') client.resetAndDestroy();
      else client.destroy();
    }
  }

  async stop(): Promise<void> {
    this.reset();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pumps(): Pump[] {
    return [...this.lines.values()].flatMap(({ pumps }) => pumps);
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.refusing) {
      client.resetAndDestroy();
      return;
    }
    this.accepted++;
    const upstream = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    upstream.on('error', () => undefined);
    for (const socket of [client, upstream]) socket.setNoDelay();
    const pumps = [new Pump(client, upstream, this, 'to-server'), new Pump(upstream, client, this, 'to-client')];
    this.lines.set(client, { upstream, pumps });
    const end = (): void => {
      if (!this.lines.delete(client)) return;
      for (const pump of pumps) pump.stop();
      client.destroy();
      upstream.destroy();
    };
    client.on('close', end);
    // What the server said last is still on its way to the client.
    upstream.on('close', (hadError) => (hadError ? end() : client.readableEnded ? end() : undefined));
  }
}
