import { createRandom, testSeed } from '@soproekt/testing';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { until } from '../collab/testing/collab-world.js';
import { TcpProxy } from './tcp-proxy.js';

describe('the bad line between client and server', () => {
  let server: Server;
  let proxy: TcpProxy;
  let arrived: Buffer;
  let pieces: number;
  let held: Socket | undefined;
  const clients: Socket[] = [];

  beforeEach(async () => {
    held = undefined;
    arrived = Buffer.alloc(0);
    pieces = 0;
    server = createServer((socket) => {
      held = socket;
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        pieces++;
        arrived = Buffer.concat([arrived, chunk]);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    proxy = await TcpProxy.start((server.address() as AddressInfo).port, {}, createRandom(testSeed()));
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await proxy.stop();
    await new Promise((resolve) => server.close(resolve));
  });

  function client(): Socket {
    const socket = connect(proxy.port, '127.0.0.1');
    socket.on('error', () => undefined);
    clients.push(socket);
    return socket;
  }

  it('slices and delays, and keeps every byte in order', async () => {
    proxy.conditions = { latencyMs: 30, jitterMs: 5, maxChunk: 100, bytesPerSecond: Infinity };
    const sent = Buffer.from(Array.from({ length: 20_000 }, (_, at) => at % 251));
    const begun = Date.now();
    client().end(sent);
    await until('all to arrive', () => arrived.length === sent.length);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(30);
    expect(arrived.equals(sent)).toBe(true);
    expect(pieces).toBeGreaterThan(10);
  });

  it('lets no more through than the bandwidth', async () => {
    proxy.conditions = { ...proxy.conditions, maxChunk: 1000, bytesPerSecond: 100_000 };
    const begun = Date.now();
    client().write(Buffer.alloc(30_000));
    await until('all to arrive', () => arrived.length === 30_000);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(250);
  });

  it('stalls, and goes on where it stopped', async () => {
    const socket = client();
    await until('the line', () => held !== undefined && proxy.size === 1);
    proxy.stall('to-client');
    const got: number[] = [];
    socket.on('data', (chunk) => got.push(chunk.length));
    held?.write(Buffer.alloc(64 * 1024 * 1024));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(got).toEqual([]);
    expect(held?.writableLength).toBeGreaterThan(16 * 1024 * 1024);
    proxy.flow('to-client');
    await until('all to arrive', () => got.reduce((sum, length) => sum + length, 0) === 64 * 1024 * 1024);
  });

  it('breaks lines and takes no new ones', async () => {
    const socket = client();
    let closed = 0;
    socket.on('close', () => closed++);
    await until('the line', () => proxy.size === 1);
    proxy.reset();
    await until('the break', () => closed === 1 && proxy.size === 0);
    proxy.refusing = true;
    client().on('close', () => closed++);
    await until('the refusal', () => closed === 2);
    expect(proxy.opened).toBe(1);
  });
});
