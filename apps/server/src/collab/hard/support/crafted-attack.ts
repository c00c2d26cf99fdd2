import { encodeSyncStep2 } from '@soproekt/sync';
import { testSeed } from '@soproekt/testing';
import { randomUUID } from 'node:crypto';
import type { ServerProcess } from '../../../testing/server-process.js';
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.js';
import { until } from '../../testing/collab-world.js';
import { Bystanders } from './bystanders.js';
import type { Crafted } from './crafted.js';
import { attackWithBuffers, MAX_LAG_MS, MAX_WAIT_MS } from './hostile-buffers.js';
import { WireClient } from './wire-client.js';
import { startWorldProcess } from './world-process.js';

/** Larger updates than anybody sends here are not applied by the clients of this test. */
const MAX_APPLIED = 50_000;
/** Long enough for a worker to start on a busy machine, short enough for a test. */
const FOLD_TIMEOUT_MS = 1_200;

/** Tests of one server that is sent so many hostile buffers, and these crafted updates. */
export function describeAttacks(buffers: number, all: readonly Crafted[]): void {
  let database: TestDatabase;
  let server: ServerProcess;
  /** Documents that were attacked, with the text of the people in them. */
  const attacked = new Map<string, string>();

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    // It may hang.
    await server?.kill();
    await database?.drop();
  });
  beforeEach(async () => {
    if (!server?.isRunning) server = await startWorldProcess(database, { foldTimeoutMs: FOLD_TIMEOUT_MS });
  }, 30_000);

  it(`${buffers} random and mutated ones: the server stays quick, nobody else notices, the text is as it was`, async () => {
    await attackWithBuffers(server, buffers, testSeed());
  }, 1_200_000);

  describe.each(all)('crafted: $what', ({ update, isPoison }) => {
    const clients: WireClient[] = [];
    afterEach(async () => {
      for (const client of clients.splice(0)) client.destroy();
      // A server that hangs would spoil what comes after.
      await server.figures().catch(() => server.kill());
    }, 60_000);

    const open = (documentId: string, name: string): WireClient => {
      const client = new WireClient(server, documentId, { name, maxApplied: MAX_APPLIED });
      clients.push(client);
      return client;
    };

    it('harms nobody but its sender', async () => {
      const documentId = randomUUID();
      const boris = await open(documentId, 'boris').ready();
      boris.text.insert(0, 'текст ');
      await until('the text to be saved', () => boris.isSaved);
      const bystanders = await Bystanders.start(server);
      await server.beginAnew();

      const mallory = await open(documentId, 'mallory').ready();
      mallory.sendUpdate(update);
      await mallory.heard(10_000);
      // The other message that carries changes takes the same way; each poison costs the worker its whole patience.
      if (!isPoison) {
        const again = await open(documentId, 'mallory').ready();
        again.send(encodeSyncStep2(update));
        await again.heard();
      }

      const boris2 = boris.closed ? await open(documentId, 'boris').ready() : boris;
      boris2.text.insert(0, 'дальше ');
      await until('the edit to be saved', () => boris2.isSaved);
      attacked.set(documentId, boris2.text.toString());
      const vera = await open(documentId, 'vera').ready();
      // A state that is too large to be applied here came from somewhere.
      if (vera.unapplied === 0) await until('the text', () => vera.text.toString().includes('дальше '));
      if (isPoison) expect([boris2.unapplied, vera.unapplied]).toEqual([0, 0]);
      const { lagMs } = await server.figures();
      await bystanders.stop();
      expect(lagMs).toBeLessThan(MAX_LAG_MS);
      expect(bystanders.p95).toBeLessThan(MAX_WAIT_MS);
    }, 40_000);
  });

  it('a server that starts afterwards opens every one of these documents', async () => {
    await server.stop();
    server = await startWorldProcess(database, { foldTimeoutMs: FOLD_TIMEOUT_MS });
    expect(attacked.size).toBe(all.length);
    for (const [documentId, text] of attacked) {
      const vera = await new WireClient(server, documentId, { name: 'vera', maxApplied: MAX_APPLIED }).ready();
      if (vera.unapplied === 0) expect(vera.text.toString()).toContain(text);
      vera.destroy();
    }
  }, 60_000);
}
