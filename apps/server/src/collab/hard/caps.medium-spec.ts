import { CLOSE } from '@soproekt/contracts';
import { randomUUID } from 'node:crypto';
import { CollabWorld, until } from '../testing/collab-world.js';
import { useDatabase, useEnds } from './support/hard-setup.js';
import { WireClient } from './support/wire-client.js';
import { startWorldProcess } from './support/world-process.js';

describe('S21: how much one person may take', () => {
  const database = useDatabase();
  const toEnd = useEnds();

  describe('connections', () => {
    let world: CollabWorld;
    beforeAll(async () => {
      world = await CollabWorld.start(database, { maxConnectionsPerUser: 3, maxConnectionsPerDocument: 5 });
    });
    afterAll(() => world?.stop());

    function open(documentId: string, name: string): WireClient {
      const client = toEnd(new WireClient(world, documentId, { name }));
      return client;
    }

    it('of one person, over all documents: one too many is closed with 4506, and may come when another has gone', async () => {
      const [first] = await Promise.all([1, 2, 3].map(() => open(randomUUID(), 'anna').ready()));
      expect(await open(randomUUID(), 'anna').end()).toBe(CLOSE.tooManyConnections);
      await open(randomUUID(), 'boris').ready();
      first?.destroy();
      await until('a place', async () => {
        const again = open(randomUUID(), 'anna');
        return again.ready().then(
          () => true,
          () => false,
        );
      });
      expect(await open(randomUUID(), 'anna').end()).toBe(CLOSE.tooManyConnections);
    });

    it('of one person, opened at the same moment', async () => {
      const documentId = randomUUID();
      const all = Array.from({ length: 12 }, () => open(documentId, 'vera'));
      const outcomes = await Promise.all(
        all.map((client) =>
          client.ready().then(
            () => 'open',
            () => client.closed?.code,
          ),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 'open')).toHaveLength(3);
      expect(outcomes.filter((outcome) => outcome === CLOSE.tooManyConnections)).toHaveLength(9);
    });

    it('to one document: one too many is closed with 4506, those inside and other documents are not concerned', async () => {
      const documentId = randomUUID();
      const inside = await Promise.all([1, 2, 3, 4, 5].map((at) => open(documentId, `member${at}`).ready()));
      expect(await open(documentId, 'sixth').end()).toBe(CLOSE.tooManyConnections);
      await open(randomUUID(), 'sixth').ready();
      inside[0]?.text.insert(0, 'дальше');
      await until('the edit', () => inside[4]?.text.toString() === 'дальше');
      inside[1]?.destroy();
      await until('a place', () =>
        open(documentId, 'seventh')
          .ready()
          .then(
            () => true,
            () => false,
          ),
      );
    });
  });

  it.each([
    ['messages', { messagesPerSecond: 200, messageBurst: 100 }, 450, 800],
    ['bytes', { bytesPerSecond: 200_000, byteBurst: 100_000 }, 45, 10_000],
  ])(
    'too many %s are read more slowly, nothing is lost, and nobody else waits',
    async (_what, limits, count, size) => {
      const server = await startWorldProcess(database, limits);
      try {
        const open = async (documentId: string, name: string): Promise<WireClient> => {
          const client = toEnd(new WireClient(server, documentId, { name }));
          return client.ready();
        };
        const documentId = randomUUID();
        const [mallory, anna, boris] = await Promise.all(
          ['mallory', 'anna', 'boris'].map((name) => open(documentId, name)),
        );
        if (!mallory || !anna || !boris) throw new Error('nobody there');
        const begun = Date.now();
        for (let at = 0; at < count; at++) mallory.text.insert(0, 'x'.repeat(size));
        const waits: number[] = [];
        const typed = anna.doc.getText('typed');
        while (!mallory.isSaved) {
          const at = performance.now();
          typed.insert(0, 'б');
          await until('the edit', () => boris.doc.getText('typed').length === typed.length);
          waits.push(performance.now() - at);
          await new Promise((resolve) => setTimeout(resolve, 20));
          if (Date.now() - begun > 15_000) throw new Error('the flood never arrived');
        }
        // 450 messages at 200 a second after a burst of 100, or 450 kB at 200 kB/s after 100 kB: 1.75 s, less what was read ahead.
        expect(Date.now() - begun).toBeGreaterThan(1_000);
        await until('everything to be there', () => anna.text.length === count * size);
        expect([mallory.closed, anna.closed]).toEqual([null, null]);
        waits.sort((one, other) => one - other);
        expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(200);
      } finally {
        await server.stop();
      }
    },
    30_000,
  );
});
