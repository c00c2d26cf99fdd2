import { CLOSE } from '@soproekt/contracts';
import { encodeAwareness } from '@soproekt/sync';
import * as encoding from 'lib0/encoding';
import { randomUUID } from 'node:crypto';
import { CollabWorld, until, uuidOf } from '../testing/collab-world.js';
import { useWorld } from './support/hard-setup.js';
import { awarenessOf } from './support/messages.js';
import { WireClient } from './support/wire-client.js';

/** An awareness message with entries that need not be right. */
function entries(list: readonly { id: number; clock: number; json: string }[], claimed = list.length): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, claimed);
  for (const { id, clock, json } of list) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  }
  return encodeAwareness(encoding.toUint8Array(encoder));
}

describe('S25: presence that lies', () => {
  const shared = useWorld({ awarenessIntervalMs: 10 });
  let world: CollabWorld;
  let documentId: string;
  let anna: WireClient;
  let boris: WireClient;
  let mallory: WireClient;

  beforeEach(async () => {
    world = shared.current;
    documentId = randomUUID();
    anna = await new WireClient(world, documentId, { name: 'anna' }).ready();
    boris = await new WireClient(world, documentId, { name: 'boris' }).ready();
    mallory = await new WireClient(world, documentId, { name: 'mallory' }).ready();
    anna.awareness.setLocalState({ cursor: 'anna' });
    anna.introduce();
    await until('boris to see all', () => boris.awareness.getStates().size === 3);
    await until('boris to see the cursor', () => seen(anna)?.['cursor'] === 'anna');
  });
  afterEach(() => {
    for (const client of [anna, boris, mallory]) client.destroy();
  });

  /** What boris sees of somebody. */
  function seen(client: WireClient): Record<string, unknown> | undefined {
    return boris.awareness.getStates().get(client.doc.clientID);
  }

  /** Boris still sees anna as she is, mallory as mallory, and nobody else; both can write. */
  async function othersUnaffected(): Promise<void> {
    await mallory.heard();
    anna.text.insert(0, 'а');
    await until('the edit', () => boris.text.toString() === anna.text.toString());
    // Presence is collected for a while; what mallory sent must have had its chance.
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(seen(anna)).toEqual({ cursor: 'anna', user: expect.objectContaining({ id: uuidOf('anna'), name: 'anna' }) });
    for (const [id, state] of boris.awareness.getStates()) {
      if (id === anna.doc.clientID || id === boris.doc.clientID) continue;
      expect(state['user']).toMatchObject({ id: uuidOf('mallory'), name: 'mallory' });
    }
    expect(boris.awareness.getStates().size).toBeLessThanOrEqual(2 + world.hub.limits.maxClientIdsPerConnection);
    expect([anna.closed, boris.closed]).toEqual([null, null]);
  }

  it('name, colour and id of another person are replaced by the server’s word', async () => {
    const user = { id: uuidOf('anna'), name: 'anna', color: '#000000', institution: { shortName: 'чужое' } };
    mallory.awareness.setLocalState({ cursor: 1, user });
    mallory.introduce();
    await until('the cursor', () => seen(mallory)?.['cursor'] === 1);
    expect(seen(mallory)?.['user']).toMatchObject({
      id: uuidOf('mallory'),
      name: 'mallory',
      institution: { shortName: 'ИРО' },
    });
    expect(seen(mallory)?.['user']).not.toMatchObject({ color: '#000000' });
    await othersUnaffected();
  });

  it.each([
    ['cleared', null],
    ['replaced', { cursor: 'mallory', user: { name: 'anna' } }],
  ])('the state of another cannot be %s, whatever the clock', async (_what, state) => {
    for (const clock of [0, 1, 2, 1_000, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
      const other = await new WireClient(world, documentId, { name: 'mallory' }).ready();
      other.send(awarenessOf(anna.doc.clientID, state, clock));
      await other.heard();
      if (state !== null) expect([null, CLOSE.clientIdTaken]).toContain(other.closed?.code ?? null);
      other.destroy();
    }
    await othersUnaffected();
    anna.awareness.setLocalState({ cursor: 'anna' });
    anna.introduce();
    await othersUnaffected();
  });

  it.each<[string, Uint8Array]>([
    ['no JSON', entries([{ id: 5, clock: 1, json: '{"cursor":' }])],
    ['a JSON string', entries([{ id: 5, clock: 1, json: '"text"' }])],
    ['a JSON list', entries([{ id: 5, clock: 1, json: '[1]' }])],
    ['a number', entries([{ id: 5, clock: 1, json: '1e999' }])],
    ['no text at all', entries([{ id: 5, clock: 1, json: '' }])],
    ['JSON nested 100,000 deep', entries([{ id: 5, clock: 1, json: '['.repeat(100_000) + ']'.repeat(100_000) }])],
    [
      'an object nested 5,000 deep',
      entries([{ id: 5, clock: 1, json: `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}` }]),
    ],
    ['a prototype', entries([{ id: 5, clock: 1, json: '{"__proto__":{"user":{"name":"anna"}},"constructor":1}' }])],
    ['more entries claimed than there are', entries([{ id: 5, clock: 1, json: '{}' }], 1_000_000)],
    ['2^53 entries claimed', entries([], Number.MAX_SAFE_INTEGER)],
    ['an id of 2^53', entries([{ id: Number.MAX_SAFE_INTEGER, clock: 1, json: '{}' }])],
    ['a clock of 2^53', entries([{ id: 5, clock: Number.MAX_SAFE_INTEGER, json: '{}' }])],
    ['an unknown byte after the entries', Uint8Array.of(...entries([{ id: 5, clock: 1, json: '{}' }]), 7)],
  ])('%s harms nobody', async (_what, frame) => {
    mallory.send(frame);
    await othersUnaffected();
  });

  it('5 MB of state end the connection', async () => {
    mallory.send(entries([{ id: mallory.doc.clientID, clock: 9, json: JSON.stringify({ a: 'x'.repeat(5_000_000) }) }]));
    expect(await mallory.end()).toBe(CLOSE.tooLarge);
    await othersUnaffected();
  });

  it('a state above the bound is not handed on, in one piece or many', async () => {
    const before = boris.received;
    const large = 'x'.repeat(world.hub.limits.maxAwarenessLength + 1);
    mallory.send(entries([{ id: mallory.doc.clientID, clock: 9, json: JSON.stringify({ a: large }) }]));
    for (let id = 100; id < 140; id++) mallory.send(awarenessOf(id, { a: 'x'.repeat(30_000) }));
    await othersUnaffected();
    const bound = world.hub.limits.maxClientIdsPerConnection * world.hub.limits.maxAwarenessLength;
    expect(boris.received - before).toBeLessThan(bound + 10_000);
  });

  it('20,000 invented clients in one message are not there', async () => {
    const before = boris.received;
    const invented = Array.from({ length: 20_000 }, (_, at) => ({ id: 1_000 + at, clock: 1, json: '{"a":1}' }));
    mallory.send(entries(invented));
    await othersUnaffected();
    mallory.send(entries(invented.map(({ id }) => ({ id, clock: 2, json: 'null' }))));
    await othersUnaffected();
    expect(boris.received - before).toBeLessThan(20_000);
  });

  it('20,000 invented clients, each on a line of its own, leave nothing behind', async () => {
    for (let round = 0; round < 40; round++) {
      const other = await new WireClient(world, documentId, { name: 'mallory', aware: false }).ready();
      other.send(
        entries(Array.from({ length: 500 }, (_, at) => ({ id: 50_000 + round * 500 + at, clock: 1, json: '{}' }))),
      );
      await other.heard();
      other.destroy();
    }
    await until('all to have left', () => boris.awareness.getStates().size <= 3);
    const late = await new WireClient(world, documentId, { name: 'late' }).ready();
    await until('the newcomer to see the three', () => late.awareness.getStates().size >= 4);
    expect(late.awareness.getStates().size).toBe(4);
    late.destroy();
    await othersUnaffected();
  });

  it('presence without end does not hold up the text', async () => {
    const flood = setInterval(() => {
      for (let at = 0; at < 20; at++)
        mallory.send(awarenessOf(mallory.doc.clientID, { at, a: 'x'.repeat(500) }, Date.now()));
    }, 5);
    const waits: number[] = [];
    for (let at = 0; at < 20; at++) {
      const begun = performance.now();
      anna.text.insert(0, 'б');
      await until('the edit', () => boris.text.length === anna.text.length);
      waits.push(performance.now() - begun);
    }
    clearInterval(flood);
    expect(waits.sort((one, other) => one - other)[10]).toBeLessThan(200);
  });
});
