import { CLOSE } from '@soproekt/contracts';
import { encodeAwarenessUpdate } from './awareness-update.js';
import { encodeAwareness } from './protocol.js';
import { memoryUser, World, type MemoryClient } from './testing/index.js';

function forge(id: number, clock: number, state: unknown): Uint8Array {
  return encodeAwareness(encodeAwarenessUpdate([{ id, clock, json: JSON.stringify(state) }]));
}

function stateOf(viewer: MemoryClient, of: MemoryClient): Record<string, unknown> | undefined {
  return viewer.awareness.getStates().get(of.doc.clientID);
}

describe('S25: awareness', () => {
  let world: World;
  let anna: MemoryClient;
  let boris: MemoryClient;

  beforeEach(async () => {
    world = new World();
    anna = world.client('anna');
    boris = world.client('boris');
    anna.connect();
    boris.connect();
    await world.run(100);
  });

  afterEach(() => world.destroy());

  it('shows everybody under the name that the server knows, whatever they say', async () => {
    anna.awareness.setLocalState({ cursor: { at: 3 }, user: { name: 'Борис', color: 'red', id: 'boris' } });
    await world.run(100);
    expect(stateOf(boris, anna)).toEqual({ cursor: { at: 3 }, user: memoryUser('anna') });
  });

  it('S21: who renews a large state without end is read slowly, with a bounded share of the line of everybody else', async () => {
    const limits = { awarenessPerSecond: 10_000, awarenessBurst: 20_000 };
    const small = new World(world.journal, limits);
    const [flood, viewer] = [small.client('flood'), small.client('viewer')];
    flood.connect();
    viewer.connect();
    await small.run(100);
    let heard = 0;
    viewer.awareness.on('update', () => {
      heard += JSON.stringify(stateOf(viewer, flood) ?? null).length;
    });
    for (let at = 0; at < 200; at++) {
      flood.send(forge(flood.doc.clientID, 100 + at, { text: 'x'.repeat(5_000), at }));
      await small.run(50);
    }
    // Ten seconds at the pace, the burst, and one state over.
    expect(heard).toBeLessThan(10 * limits.awarenessPerSecond + limits.awarenessBurst + 2 * 5_200);
    expect(heard).toBeGreaterThan(5 * limits.awarenessPerSecond);
    expect(flood.link?.closed).toBeNull();
    // Nothing is lost but time: the newest state arrives.
    for (let second = 0; second < 120; second++) await small.run(1_000);
    expect(stateOf(viewer, flood)).toMatchObject({ at: 199 });
    small.destroy();
  });

  it('does not let anyone change or clear the state of another', async () => {
    anna.awareness.setLocalState({ cursor: 1 });
    await world.run(100);
    for (const state of [null, { cursor: 99 }]) {
      const mallory = world.client('mallory');
      const link = mallory.connect();
      await world.run(100);
      mallory.send(forge(anna.doc.clientID, 1_000, state));
      await world.run(100);
      expect(stateOf(boris, anna)).toMatchObject({ cursor: 1 });
      expect(link.closed?.code).toBe(state === null ? undefined : CLOSE.clientIdTaken);
      mallory.disconnect();
    }
  });

  it('removes a state at once when its connection ends', async () => {
    anna.disconnect();
    await world.run(0);
    expect(stateOf(boris, anna)).toBeUndefined();
  });

  it('shows a person who comes back under the same client id and clock at once', async () => {
    for (let round = 0; round < 3; round++) {
      anna.disconnect();
      await world.run(0);
      anna.connect();
      await world.run(100);
      expect(stateOf(boris, anna)).toBeDefined();
      expect(stateOf(anna, boris)).toBeDefined();
    }
  });

  it('shows everybody again after a restart of the server', async () => {
    anna.disconnect();
    boris.disconnect();
    world.startHub();
    const again = world.client('anna', anna.doc.clientID);
    const vera = world.client('vera');
    again.connect();
    vera.connect();
    await world.run(100);
    expect(stateOf(vera, again)).toMatchObject({ user: memoryUser('anna') });
  });

  it('lets the same person take the id over while the old line is half open', async () => {
    const old = anna.connection;
    anna.link?.cut();
    anna.link = null;
    anna.connect();
    await world.run(100);
    old?.transportClosed();
    await world.run(100);
    expect(stateOf(boris, anna)).toBeDefined();
    anna.awareness.setLocalStateField('cursor', 7);
    await world.run(100);
    expect(stateOf(boris, anna)).toMatchObject({ cursor: 7 });
  });

  it('closes the connection of a second person who uses a client id', async () => {
    const double = world.client('mallory', anna.doc.clientID);
    const link = double.connect();
    await world.run(100);
    expect(link.closed?.code).toBe(CLOSE.clientIdTaken);
    expect(anna.link?.closed).toBeNull();
    expect(stateOf(boris, anna)).toMatchObject({ user: memoryUser('anna') });
  });

  it('passes over the echoes of stock clients, also late ones about people who left', async () => {
    const frames: Uint8Array[] = [];
    anna.awareness.setLocalStateField('cursor', 1);
    await world.run(100);
    const { link } = boris;
    const push = link!.toServer.push.bind(link!.toServer);
    link!.toServer.push = (...sent) => {
      frames.push(...sent);
      return 0;
    };
    anna.awareness.setLocalStateField('cursor', 2);
    await world.run(100);
    expect(frames.length).toBeGreaterThan(0);
    anna.disconnect();
    await world.run(100);
    push(...frames);
    await world.run(100);
    anna.connect();
    await world.run(100);
    expect(anna.link?.closed).toBeNull();
    expect(stateOf(boris, anna)).toBeDefined();
  });

  it('passes over broken JSON, what is no object, and states that are too large', async () => {
    anna.awareness.setLocalStateField('cursor', 1);
    await world.run(100);
    const id = anna.doc.clientID;
    const broken = encodeAwareness(encodeAwarenessUpdate([{ id, clock: 500, json: '{"cursor":' }]));
    for (const frame of [
      broken,
      forge(id, 501, [1]),
      forge(id, 502, 'x'),
      forge(id, 503, { big: 'я'.repeat(40_000) }),
    ]) {
      anna.send(frame);
      await world.run(100);
      expect(anna.link?.closed).toBeNull();
      expect(stateOf(boris, anna)).toMatchObject({ cursor: 1 });
    }
  });

  it('lets a connection introduce only a few ids', async () => {
    const entries = Array.from({ length: 20_000 }, (_, at) => ({ id: 1_000 + at, clock: 1, json: '{}' }));
    anna.send(encodeAwareness(encodeAwarenessUpdate(entries)));
    await world.run(100);
    expect(boris.awareness.getStates().size).toBeLessThanOrEqual(2 + 4);
  });

  it('collects changes of a moment into one message', async () => {
    const before = boris.link!.toClient.length;
    for (let at = 0; at < 100; at++) anna.awareness.setLocalStateField('cursor', at);
    while (anna.link!.deliverToServer());
    await world.scheduler.advance(49);
    expect(boris.link!.toClient.length).toBe(before);
    await world.scheduler.advance(1);
    expect(boris.link!.toClient.length).toBe(before + 1);
    await world.run();
    expect(stateOf(boris, anna)).toMatchObject({ cursor: 99 });
  });

  it('never sends presence ahead of document changes', async () => {
    await world.run(200);
    anna.awareness.setLocalStateField('cursor', 1);
    while (anna.link!.deliverToServer());
    await world.scheduler.advance(49);
    anna.text.insert(0, 'a');
    while (anna.link!.deliverToServer());
    await world.scheduler.advance(1);
    const kinds = boris.link!.toClient.map((frame) => frame[0]);
    expect(kinds).toEqual([0, 1]);
  });
});
