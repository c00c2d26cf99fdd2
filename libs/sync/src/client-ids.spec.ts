import { CLOSE } from '@soproekt/contracts';
import * as Y from 'yjs';
import { encodeUpdate } from './protocol.js';
import { World } from './testing/index.js';

/** One insertion under the client id given. */
function textBy(clientId: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('text').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

describe('one client id used by two people', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.destroy());

  it('is refused to the second, and the first goes on', async () => {
    const anna = world.client('anna', 42);
    const mallory = world.client('mallory');
    anna.connect();
    const link = mallory.connect();
    await world.run(100);
    mallory.send(encodeUpdate(textBy(42, 'подлог')));
    await world.run(100);
    expect(link.closed?.code).toBe(CLOSE.clientIdTaken);
    anna.text.insert(0, 'подлинник');
    await world.run(100);
    expect(anna.committed).toBe(anna.sent);
    const stored = new Y.Doc();
    Y.applyUpdate(stored, await world.hub.snapshotState('doc'));
    expect(stored.getText('text').toString()).toBe('подлинник');
  });

  it('is refused to the second also among clients without awareness', async () => {
    const clients = ['anna', 'mallory'].map((user) => {
      const client = world.client(user, 42);
      client.awareness.setLocalState(null);
      return client;
    });
    const [first, second] = clients.map((client) => client.connect());
    await world.run(100);
    clients[0]!.text.insert(0, 'a');
    await world.run(100);
    clients[1]!.send(encodeUpdate(textBy(42, 'bbb')));
    await world.run(100);
    expect(first?.closed).toBeNull();
    expect(second?.closed?.code).toBe(CLOSE.clientIdTaken);
  });

  it('is no reason to refuse the relay of what the author could not deliver before a restart', async () => {
    world.journal.failAppends = true;
    const anna = world.client('anna');
    const boris = world.client('boris');
    anna.connect();
    boris.connect();
    await world.run(100);
    anna.text.insert(0, 'увидено, но не записано');
    await world.run(10);
    expect(boris.text.toString()).toBe('увидено, но не записано');
    anna.disconnect();
    boris.disconnect();
    world.journal.failAppends = false;

    const journal = world.journal;
    const second = new World(journal);
    const borisAgain = second.client('boris', boris.doc.clientID);
    Y.applyUpdate(borisAgain.doc, Y.encodeStateAsUpdate(boris.doc));
    const annaAgain = second.client('anna', anna.doc.clientID);
    // Anna's awareness is there before Boris's answer, her own answer is not.
    annaAgain.connect();
    borisAgain.connect();
    await second.scheduler.advance(0);
    annaAgain.link!.deliverToServer();
    annaAgain.link!.deliverToServer();
    for (let turn = 0; turn < 5; turn++) {
      while (borisAgain.link!.deliverToClient());
      while (borisAgain.link!.deliverToServer());
      await second.scheduler.advance(0);
    }
    await second.run(100);
    expect(borisAgain.link?.closed).toBeNull();
    expect(annaAgain.text.toString()).toBe('увидено, но не записано');
    second.destroy();
  });

  it('names the author and the client ids in the journal', async () => {
    const anna = world.client('anna', 42);
    anna.connect();
    await world.run();
    anna.text.insert(0, 'a');
    await world.run();
    expect(world.journal.committed[0]).toMatchObject({
      author: { userId: 'anna', institutionId: 'inst-anna' },
      clientIds: [42],
    });
  });
});
