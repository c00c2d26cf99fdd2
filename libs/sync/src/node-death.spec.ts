import { createRandom, testSeed } from '@soproekt/testing';
import type { JournalEntry } from './journal.js';
import {
  ManualScheduler,
  MemoryBusNet,
  MemoryJournal,
  World,
  type MemoryBus,
  type MemoryClient,
} from './testing/index.js';

/** One node on the common journal; what it stores takes a while, and nothing of it arrives after its death. */
class MortalNode {
  readonly world: World;
  readonly bus: MemoryBus;
  private dead = false;

  constructor(
    journal: MemoryJournal,
    net: MemoryBusNet,
    scheduler: ManualScheduler,
    readonly name: string,
    pauseMs: () => number,
  ) {
    this.bus = net.bus(name);
    const own = Object.create(journal) as MemoryJournal;
    own.append = (entries: readonly JournalEntry[]) =>
      new Promise((resolve) =>
        scheduler.after(pauseMs(), () => {
          if (!this.dead) resolve(journal.append(entries));
        }),
      );
    this.world = new World(own, { unloadDelayMs: 1000, compareMs: 1000 }, this.bus, scheduler);
  }

  die(): void {
    this.dead = true;
    this.bus.setConnected(false);
    for (const client of this.world.clients) client.disconnect();
  }
}

describe('the death of nodes', () => {
  const worlds: World[] = [];
  afterEach(() => {
    for (const world of worlds.splice(0)) world.destroy();
  });

  it('S36: leaves in the journal all that anybody on another node has seen', async () => {
    const seed = testSeed();
    const random = createRandom(seed);
    for (let round = 0; round < 12; round++) {
      const journal = new MemoryJournal();
      const net = new MemoryBusNet();
      const scheduler = new ManualScheduler();
      // A slow node is likely to die with much that it has not stored.
      const nodes = [0, 1, 2].map((at) => {
        const slowest = random.pick([5, 30, 3000]);
        return new MortalNode(journal, net, scheduler, `node-${at}`, () => 1 + random.int(slowest));
      });
      worlds.push(...nodes.map(({ world }) => world));
      for (const { bus } of nodes) bus.loses = () => random.chance(0.03);
      const run = async (ms: number): Promise<void> => {
        for (let left = ms; left >= 0; left -= 10) {
          for (let again = true; again;) {
            for (const { world } of nodes) await world.run();
            again = nodes.map(({ bus }) => bus.run()).includes(true);
          }
          if (left > 0) await scheduler.advance(Math.min(10, left));
        }
      };
      const clients: MemoryClient[] = [];
      const join = (at: number): void => {
        const client = (nodes[at] as MortalNode).world.client(`user${clients.length}`);
        client.connect();
        clients.push(client);
      };
      join(0);
      join(1);
      await run(20);
      const lateAt = random.int(30);
      for (let step = 0; step < 40; step++) {
        // The third node opens the document while the others write, and learns from their answers.
        if (step === lateAt) join(2);
        const { text } = random.pick(clients);
        if (random.chance(0.8)) text.insert(random.int(text.length + 1), random.pick(['а', 'бв', 'где']));
        else if (text.length > 0) text.delete(random.int(text.length), 1);
        if (random.chance(0.6)) await run(random.int(3) * 10);
      }
      const survivor = random.int(3);
      for (const [at, node] of nodes.entries()) if (at !== survivor && random.chance(0.8)) node.die();
      for (const { bus } of nodes) bus.loses = () => false;
      await run(12_000);
      const fresh = new World(journal);
      worlds.push(fresh);
      const stored = fresh.client('reader');
      stored.connect();
      await fresh.run();
      const seen = clients.filter(({ link }) => link && !link.closed).map(({ text }) => text.toString());
      expect({ seed, round, seen }).toEqual({ seed, round, seen: seen.map(() => stored.text.toString()) });
    }
  }, 60_000);
});
