import { CLOSE } from '@soproekt/contracts';
import { randomUUID } from 'node:crypto';
import { CollabWorld, until, type RawClient } from '../testing/collab-world.js';
import { useWorld, type LentDatabase } from './support/hard-setup.js';
import { everyMessage } from './support/messages.js';
import { WireClient } from './support/wire-client.js';

/** A reviewer is a reader to this socket: what they may do more goes through the API. */
describe('S14: whatever people without the right to edit send', () => {
  const shared = useWorld();
  let database: LentDatabase;
  let world: CollabWorld;
  let author: WireClient;
  let documentId: string;
  let messages: ReturnType<typeof everyMessage>;

  beforeAll(async () => {
    ({ database, current: world } = shared);
    documentId = randomUUID();
    author = await new WireClient(world, documentId, { name: 'author' }).ready();
    author.doc.transact(() => {
      author.text.insert(0, 'исходный текст');
      author.doc.getMap('map').set('key', 'исходное');
    });
    await until('the commit', () => author.isSaved);
    messages = everyMessage(documentId, await world.hub.snapshotState(documentId));
    world.authorizer.rights.set('reader', 'read').set('stranger', null);
  });
  afterAll(() => author?.destroy());

  async function facts(): Promise<unknown> {
    const { rows } = await database.pool.query<object>(
      `select (select count(*)::int from document_update where document_id = $1) as rows,
              (select count(*)::int from document_snapshot where document_id = $1) as snapshots`,
      [documentId],
    );
    return {
      state: Buffer.from(await world.hub.snapshotState(documentId)).toString('hex'),
      stored: rows[0],
      text: author.text.toString(),
      closed: author.closed,
    };
  }

  /** Whether anything of the document reached somebody who may not even read. */
  const told = (raw: RawClient): boolean => raw.frames.some((frame) => Buffer.from(frame).includes('исходный'));

  it('as a reader: state unchanged, others unaffected', async () => {
    const before = await facts();
    for (const [what, message] of messages) {
      const reader = await new WireClient(world, documentId, { name: 'reader' }).ready();
      reader.send(message);
      await reader.heard();
      reader.destroy();
      expect([what, await facts()]).toEqual([what, before]);
    }
  });

  it.each([
    ['a stranger', 'stranger', CLOSE.noRight],
    ['somebody signed out', undefined, CLOSE.notSignedIn],
  ])('as %s: closed, state unchanged, nothing told', async (_who, name, code) => {
    const before = await facts();
    for (const [what, message] of messages) {
      const { origin } = world;
      const raw = world.raw(`/collab/${documentId}`, { origin, ...(name && { cookie: `session=${name}` }) });
      raw.ws.once('open', () => raw.ws.send(message));
      const end = await raw.end();
      // What is no binary frame is refused also before the right is decided; either may come first.
      const codes: number[] = typeof message === 'string' ? [code, CLOSE.protocolError] : [code];
      expect(codes.includes(end.code) || `${what}: closed with ${end.code}`).toBe(true);
      expect([what, told(raw)]).toEqual([what, false]);
      expect([what, await facts()]).toEqual([what, before]);
    }
  });

  it.each(['stranger', 'reader'])('before it is decided that it is a %s: kept back, then the same', async (name) => {
    const before = await facts();
    for (const [what, message] of messages) {
      let decide = (): void => undefined;
      world.authorizer.delay = new Promise((resolve) => (decide = resolve));
      const raw = await world.rawOf(documentId, name).open();
      raw.ws.send(message);
      // A ping is answered when what came before has been read.
      await new Promise<void>((resolve) => {
        raw.ws.once('pong', () => resolve()).once('close', () => resolve());
        raw.ws.ping();
      });
      expect([what, raw.frames.length]).toEqual([what, 0]);
      expect([what, await facts()]).toEqual([what, before]);
      decide();
      if (name === 'stranger') await raw.end();
      else await until('the decision', () => raw.closed !== null || raw.frames.length > 0);
      raw.ws.terminate();
      expect([what, await facts()]).toEqual([what, before]);
    }
    world.authorizer.delay = Promise.resolve();
  });
});
