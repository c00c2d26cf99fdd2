import { CLOSE } from '@soproekt/contracts';
import { encodeSyncStep1 } from '@soproekt/sync';
import { randomUUID } from 'node:crypto';
import type { ServerProcess } from '../../testing/server-process.js';
import { TcpProxy } from '../../testing/tcp-proxy.js';
import { until } from '../testing/collab-world.js';
import { useEnds, useWorldProcess } from './support/hard-setup.js';
import { RawSocket, webSocketFrame } from './support/raw-socket.js';
import { WireClient } from './support/wire-client.js';

const MB = 1024 * 1024;
const READERS = 50;
/** Smaller than in use, so that the test need not send so much. */
const MAX_OUTGOING = MB;
const CHUNK = 64 * 1024;
/** What is held for fifty at that bound, as much again for a document being written, and what the collector has not seen to. */
const MAX_GROWTH = 200 * MB;

describe('S22: people who do not read', () => {
  const shared = useWorldProcess({
    maxOutgoingBytes: MAX_OUTGOING,
    maxDocumentBytes: 64 * MB,
    byteBurst: 64 * MB,
    maxConnectionsPerUser: 200,
  });
  let server: ServerProcess;
  let documentId: string;
  const toEnd = useEnds();
  let proxy: TcpProxy;

  beforeEach(async () => {
    server = shared.current;
    documentId = randomUUID();
    proxy = await TcpProxy.start(server.port);
  });
  afterEach(async () => {
    await proxy.stop();
    await until('all to have gone', async () => (await server.ask<number>('sockets')) === 0);
  });

  function open(name: string, via?: number, maxApplied?: number): WireClient {
    return toEnd(new WireClient(server, documentId, { name, via, maxApplied }));
  }

  /** Text that no one could make smaller, written in pieces until `megabytes` are saved. */
  async function write(writer: WireClient, megabytes: number): Promise<void> {
    const pieces = writer.doc.getArray<Uint8Array>('bytes');
    for (let sent = 0; sent < megabytes * MB; sent += CHUNK) {
      pieces.push([new Uint8Array(CHUNK).fill(sent / CHUNK)]);
      if ((sent / CHUNK) % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until('all to be saved', () => writer.isSaved, 30_000);
  }

  it(`${READERS} stalled readers are cut at the bound with 4508, memory stays bounded, others notice nothing`, async () => {
    const [writer, healthy] = await Promise.all([open('writer').ready(), open('healthy').ready()]);
    const stalled = Array.from({ length: READERS }, (_, at) => open(`stalled${at % 10}`, proxy.port, CHUNK / 2));
    await Promise.all(stalled.map((client) => client.ready(20_000)));
    proxy.stall('to-client');
    await server.beginAnew();
    const { rssBytes: before } = await server.figures();

    let written = 0;
    while ((await server.ask<number>('sockets')) > 2) {
      await write(writer, 1);
      if (++written > 24) throw new Error('stalled readers are kept, whatever they leave unread');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const growth = (await server.figures()).peakRssBytes - before;
    proxy.flow('to-client');
    await until('the healthy reader to have everything', () => sameLength(healthy, writer));
    expect(healthy.closed).toBeNull();
    expect(growth).toBeLessThan(MAX_GROWTH);
    const codes = await Promise.all(stalled.map((client) => client.end(20_000)));
    // Whoever reads on in time is told why; the others find the line cut.
    expect(codes.every((code) => code === CLOSE.slowConsumer || code === 1006)).toBe(true);
    const again = await open('stalled0', proxy.port).ready(20_000);
    await until('the whole document', () => sameLength(again, writer), 20_000);
  }, 120_000);

  it('who reads on soon enough is told 4508', async () => {
    const writer = await open('writer').ready();
    const stalled = await open('stalled', proxy.port, CHUNK / 2).ready();
    proxy.stall('to-client');
    for (let written = 0; (await server.ask<number>('sockets')) > 1 && written < 32; written++)
      await write(writer, 0.5);
    proxy.flow('to-client');
    expect(await stalled.end(5_000)).toBe(CLOSE.slowConsumer);
  }, 60_000);

  it('a slow reader of a large document gets it all, beyond the bound', async () => {
    const writer = await open('writer').ready();
    await write(writer, 3 * (MAX_OUTGOING / MB));
    proxy.conditions = { ...proxy.conditions, bytesPerSecond: 2 * MB };
    const slow = await open('slow', proxy.port).ready(20_000);
    expect(sameLength(slow, writer)).toBe(true);
    expect(slow.closed).toBeNull();
  }, 60_000);

  it('who asks for everything again and again without reading is cut, and memory stays bounded', async () => {
    const writer = await open('writer').ready();
    await write(writer, 1);
    const raw = await RawSocket.open(server, documentId, { name: 'greedy' });
    toEnd(raw);
    raw.socket.pause();
    await server.beginAnew();
    const { rssBytes: before } = await server.figures();
    const ask = webSocketFrame(encodeSyncStep1(Uint8Array.of(0)));
    for (let sent = 0; sent < 500 && (await server.ask<number>('sockets')) > 1; sent++) {
      raw.write(ask);
    }
    await until('the greedy one to be cut, or served no more', async () => {
      writer.text.insert(0, 'х');
      return (await server.ask<number>('sockets')) === 1;
    });
    expect((await server.figures()).peakRssBytes - before).toBeLessThan(MAX_GROWTH);
    expect(writer.closed).toBeNull();
  }, 60_000);
});

function sameLength(one: WireClient, other: WireClient): boolean {
  return one.doc.getArray('bytes').length === other.doc.getArray('bytes').length;
}
