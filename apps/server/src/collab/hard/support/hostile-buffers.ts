import { createRandom } from '@soproekt/testing';
import { randomUUID } from 'node:crypto';
import type { ServerProcess } from '../../../testing/server-process.js';
import { until } from '../../testing/collab-world.js';
import { attack, hostileFrame } from './attack.js';
import { Bystanders } from './bystanders.js';
import { WireClient } from './wire-client.js';
import { stateOf } from './world-process.js';

/** A scratch document takes so many buffers of those who may write. */
const FRAMES_PER_DOCUMENT = 500;
const ATTACKERS = 4;
/** For how long the server's event loop may stand still. */
export const MAX_LAG_MS = 200;
/** How long bystanders may wait for each other's edits: with the attackers in the same process as they, and many processes on the machine. */
export const MAX_WAIT_MS = 1_000;

/**
 * Half of the buffers come from readers of a document with a text, half from writers of documents of their own.
 * @throws with the seed unless the server stays up and quick, bystanders notice nothing and the text is as it was
 */
export async function attackWithBuffers(server: ServerProcess, count: number, seed: number): Promise<void> {
  const documentId = randomUUID();
  const author = await new WireClient(server, documentId, { name: 'author' }).ready();
  const scratch = Array.from({ length: Math.ceil(count / FRAMES_PER_DOCUMENT) }, () => randomUUID());
  try {
    author.text.insert(0, 'Этот текст лишь читают. '.repeat(50));
    await until('the text to be saved', () => author.isSaved);
    await server.ask('rights', { name: 'reader', access: 'read' });
    const before = await stateOf(server, documentId);
    const bystanders = await Bystanders.start(server);
    await server.beginAnew();

    const share = Math.ceil(count / ATTACKERS);
    const closes = await Promise.all(
      Array.from({ length: ATTACKERS }, (_, attacker) => {
        const random = createRandom(seed + attacker);
        const frames = Array.from({ length: share }, () => hostileFrame(random));
        const isReader = attacker % 2 === 0;
        const documentOf = (at: number): string =>
          isReader ? documentId : (scratch[Math.floor((attacker * share + at) / FRAMES_PER_DOCUMENT)] ?? documentId);
        return attack(server, { name: isReader ? 'reader' : `writer${attacker}` }, documentOf, frames);
      }),
    );
    const { lagMs } = await server.figures();
    await bystanders.stop();
    const after = await stateOf(server, documentId);

    if (after.hash !== before.hash) throw new Error('the text of the others has changed');
    if (author.closed) throw new Error(`the author was thrown out with ${author.closed.code}`);
    if (closes.reduce((sum, each) => sum + each, 0) < count / 10)
      throw new Error('the buffers were not hostile at all');
    if (lagMs >= MAX_LAG_MS) throw new Error(`the event loop stood still for ${lagMs.toFixed(0)} ms`);
    if (bystanders.p95 >= MAX_WAIT_MS) throw new Error(`bystanders waited ${bystanders.p95.toFixed(0)} ms`);
    for (const id of scratch) {
      const guest = new WireClient(server, id, { name: 'guest', maxApplied: 0 });
      await guest.ready(8_000);
      guest.destroy();
    }
  } catch (error) {
    throw new Error(`failed with TEST_SEED=${seed}: ${String(error)}\n${server.output.slice(-2_000)}`, {
      cause: error,
    });
  } finally {
    author.destroy();
  }
}
