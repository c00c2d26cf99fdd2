import { CLOSE } from '@soproekt/contracts';
import { encodeUpdate } from '@soproekt/sync';
import { randomUUID } from 'node:crypto';
import { CollabWorld, until } from '../testing/collab-world.js';
import { useDatabase } from './support/hard-setup.js';
import { RawSocket, webSocketFrame } from './support/raw-socket.js';
import { WireClient } from './support/wire-client.js';

const DEADLINE_MS = 400;

describe('S20: before it is known who somebody is', () => {
  const database = useDatabase();
  let world: CollabWorld;
  let documentId: string;
  let decide: () => void;
  beforeEach(async () => {
    documentId = randomUUID();
    world = await CollabWorld.start(database, { deadlineMs: DEADLINE_MS });
    world.authorizer.delay = new Promise((resolve) => (decide = resolve));
  });
  afterEach(async () => {
    decide();
    await world.stop();
  });

  it.each([
    ['one frame', [70_000]],
    ['many frames', Array.from({ length: 70 }, () => 1_000)],
  ])('no more than 64 KiB are kept, be it %s', async (_what, sizes) => {
    const raw = await world.rawOf(documentId, 'anna').open();
    for (const size of sizes) raw.ws.send(encodeUpdate(new Uint8Array(size)));
    expect((await raw.end()).code).toBe(CLOSE.tooManyMessages);
    expect(world.server.size).toBe(0);
  });

  it('frames without content count as well', async () => {
    const raw = await RawSocket.open(world, documentId, { name: 'anna' });
    const thousand = Buffer.concat(Array.from({ length: 1_000 }, () => webSocketFrame(new Uint8Array())));
    let sent = 0;
    for (; sent < 500 && !raw.ended && raw.closeCode === null; sent++) {
      raw.write(thousand);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await raw.end(DEADLINE_MS / 2)).toBe(CLOSE.tooManyMessages);
    raw.destroy();
  });

  it('the deadline is absolute: neither silence nor talk moves it', async () => {
    const begun = Date.now();
    const silent = await world.rawOf(documentId, 'anna').open();
    const talking = await world.rawOf(documentId, 'boris').open();
    const talk = setInterval(() => talking.ws.send(encodeUpdate(new Uint8Array(10))), 20);
    const pings = setInterval(() => talking.ws.ping(), 20);
    const ends = await Promise.all([silent.end(), talking.end()]);
    clearInterval(talk);
    clearInterval(pings);
    expect(ends.map(({ code }) => code)).toEqual([CLOSE.tryAgain, CLOSE.tryAgain]);
    expect(Date.now() - begun).toBeGreaterThan(DEADLINE_MS - 50);
    expect(Date.now() - begun).toBeLessThan(DEADLINE_MS + 1_500);
    await until('nothing to be left', () => world.server.size === 0);
  });

  it('a peer that does not answer the close is cut off', async () => {
    const raw = await RawSocket.open(world, documentId, { name: 'anna' });
    expect(await raw.end()).toBe(CLOSE.tryAgain);
    // The close frame is there; the raw peer leaves it unanswered and keeps its side open.
    await until('the server to hang up', () => raw.ended, 5_000);
  });

  it('a decision that comes after the deadline opens nothing', async () => {
    const raw = await world.rawOf(documentId, 'anna').open();
    await raw.end();
    decide();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([world.hub.openDocuments, world.server.size, raw.frames.length]).toEqual([0, 0, 0]);
  });

  it('somebody who is let in and never says anything stays, and hears the others', async () => {
    decide();
    const silent = await world.rawOf(documentId, 'silent').open();
    await until('the first message', () => silent.frames.length > 0);
    const anna = await new WireClient(world, documentId, { name: 'anna' }).ready();
    const before = silent.frames.length;
    anna.text.insert(0, 'слышно');
    await until('the edit to be heard', () => silent.frames.length > before);
    await new Promise((resolve) => setTimeout(resolve, DEADLINE_MS));
    expect(silent.closed).toBeNull();
    anna.destroy();
  });

  it('connections that wait do not hold up those who are known', async () => {
    const waiting = Array.from({ length: 100 }, (_, at) => world.rawOf(documentId, `waiting${at}`));
    await until('all to wait', () => world.server.size === 100);
    world.authorizer.delay = Promise.resolve();
    const anna = await new WireClient(world, documentId, { name: 'anna' }).ready(300);
    anna.destroy();
    for (const raw of waiting) raw.ws.terminate();
  });
});
