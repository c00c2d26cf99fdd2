import { Client } from '../client.js';
import type { Deployment, DeployOptions } from '../contestants/contestant.js';
import { Propagation } from '../propagation.js';
import { cpuSecondsOf } from '../server-process.js';
import { percentiles } from '../statistics.js';
import { inParallel, range, sleep, until } from '../wait.js';
import { typing, Writer } from '../writer.js';
import type { Bench, Measurement, Scenario } from './scenario.js';

/** People at work. */
export interface TypingPlan {
  documents: number;
  /** On each document, writers included. */
  clients: number;
  /** On each document. */
  writers: number;
  /** Characters per second of each writer. */
  perSecond: number;
  /** Writers on the first node, the others on the second. */
  acrossNodes?: boolean;
  options?: DeployOptions;
}

/** Fast typing first, so that every server runs the code that its compiler makes of it after some time; then at the pace measured. */
const FAST_WARM_UP_MS = 6_000;
const WARM_UP_MS = 2_000;
const MOST_FASTER = 4;
/** Frames per second that a warm-up may make; above it no server keeps up. */
const WARM_UP_FRAMES = 12_000;
/** How long the last edits may take to arrive everywhere before they count as missing. */
const STRAGGLERS_MS = 5_000;
const CONNECT_WIDTH = 16;

/** Measures how long an edit takes to the others, and what the server needs for it. */
export function typingScenario(name: string, title: string, plan: TypingPlan): Scenario {
  return {
    name,
    title,
    takes: (contestant) => !plan.acrossNodes || contestant.clusters,
    async measure(bench) {
      const nodes = plan.acrossNodes ? 2 : 1;
      const deployment = await bench.contestant.deploy(bench.lab, { ...plan.options, nodes });
      try {
        return await measure(bench, deployment, plan);
      } finally {
        await deployment.end();
      }
    },
  };
}

async function measure(bench: Bench, deployment: Deployment, plan: TypingPlan): Promise<Measurement> {
  const propagation = new Propagation();
  const documents = await deployment.createDocuments(plan.documents);
  const seats = documents.flatMap((documentId) => range(plan.clients).map((seat) => ({ documentId, seat })));
  const writers: Writer[] = [];
  const readers: Client[] = [];
  await inParallel(seats, CONNECT_WIDTH, async ({ documentId, seat }, person) => {
    const isWriter = seat < plan.writers;
    const address = deployment.address(documentId, person, plan.acrossNodes && !isWriter ? 1 : 0);
    if (isWriter) {
      const writer = new Writer(address, propagation, bench.random, !plan.acrossNodes);
      writers.push(writer);
      await writer.synced;
    } else {
      const receiver = propagation.receiver();
      readers.push(await Client.open(address, { update: (update, now) => receiver.receive(update, now) }));
    }
  });
  const stopFast = typing(writers, plan.perSecond * warmUpFactor(plan), bench.random);
  await sleep(FAST_WARM_UP_MS);
  stopFast();
  const stop = typing(writers, plan.perSecond, bench.random);
  await sleep(WARM_UP_MS);
  const window = await measureWindow(bench, deployment, propagation);
  stop();
  // Every edit of a measured window has to reach everybody else on the document; across nodes, those on the other one count.
  const expected = propagation.measured * (plan.clients - (plan.acrossNodes ? plan.writers : 1));
  await until('the last edits', () => propagation.samples.length >= expected, STRAGGLERS_MS).catch(() => undefined);
  await Promise.all([...writers, ...readers].map((client) => client.close()));
  const savedAfter = deployment.confirmsDurably ? writers.flatMap((writer) => writer.savedAfter) : [];
  return {
    values: {
      ...percentiles(propagation.samples),
      ...window,
      ...(savedAfter.length > 0 && percentiles(savedAfter, 'durable')),
    },
    counts: { samples: propagation.samples.length, missing: expected - propagation.samples.length },
  };
}

function warmUpFactor({ documents, clients, writers, perSecond }: TypingPlan): number {
  const frames = documents * writers * perSecond * (clients - 1);
  return Math.max(1, Math.min(MOST_FASTER, WARM_UP_FRAMES / frames));
}

/** Measures edits and processor time for the length of a window. `cpu`, `generatorCpu` in % of a core, `rss` in MB. */
async function measureWindow(
  bench: Bench,
  deployment: Deployment,
  propagation: Propagation,
): Promise<Record<string, number>> {
  const cpu = async (): Promise<number> => sum(await Promise.all(deployment.nodes.map((node) => node.cpuSeconds())));
  const [begun, cpuBefore, ownBefore] = [performance.now(), await cpu(), await cpuSecondsOf(process.pid)];
  propagation.measuring = true;
  await sleep(bench.seconds * 1_000);
  propagation.measuring = false;
  const [seconds, cpuAfter, ownAfter] = [
    (performance.now() - begun) / 1_000,
    await cpu(),
    await cpuSecondsOf(process.pid),
  ];
  return {
    cpu: ((cpuAfter - cpuBefore) / seconds) * 100,
    rss: sum(await Promise.all(deployment.nodes.map((node) => node.rss()))),
    generatorCpu: ((ownAfter - ownBefore) / seconds) * 100,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
