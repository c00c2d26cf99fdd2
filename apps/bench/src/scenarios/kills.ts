import * as Y from 'yjs';
import { Client } from '../client.js';
import type { Deployment } from '../contestants/contestant.js';
import { Propagation, type Receiver } from '../propagation.js';
import { percentiles } from '../statistics.js';
import { inParallel, sleep, until } from '../wait.js';
import { typing, Writer } from '../writer.js';
import type { Bench, Measurement, Scenario } from './scenario.js';

const DOCUMENTS = 5;
const PER_SECOND = 20;
const TYPING_MS = 3_000;
/** The moment of the kill moves by up to this, so that it meets every phase of saving. */
const JITTER_MS = 1_000;
/** How long a newcomer waits for edits before they count as lost. */
const READ_PATIENCE_MS = 3_000;

/** One author and one who watches, on a document. */
interface Pair {
  documentId: string;
  writer: Writer;
  reader: Client;
  /** What the reader has seen. */
  receiver: Receiver;
}

/**
 * The server is killed while people type. Afterwards somebody new opens the documents: are the edits there that others had seen, and those
 * that had been reported saved? Nobody sends anything again, as a browser with the page still open would.
 */
export function killScenario(name: string, title: string, nodes: number): Scenario {
  return {
    name,
    title,
    takes: (contestant) => contestant.name !== 'relay' && (nodes === 1 || contestant.clusters),
    async measure(bench) {
      const deployment = await bench.contestant.deploy(bench.lab, { nodes });
      try {
        return await measure(bench, deployment);
      } finally {
        await deployment.end();
      }
    },
  };
}

async function measure(bench: Bench, deployment: Deployment): Promise<Measurement> {
  const documents = await deployment.createDocuments(DOCUMENTS);
  const samples: number[] = [];
  const counts = { kills: 0, edits: 0, seen: 0, lost: 0, saved: 0, savedLost: 0 };
  let [cpu, rss] = [0, 0];
  for (; counts.kills < bench.kills; counts.kills++) {
    const propagation = new Propagation();
    const pairs = await seat(bench, deployment, documents, propagation);
    const stop = typing(
      pairs.map(({ writer }) => writer),
      PER_SECOND,
      bench.random,
    );
    propagation.measuring = true;
    const begun = performance.now();
    const cpuBefore = await cpuOf(deployment);
    await sleep(TYPING_MS + bench.random.next() * JITTER_MS);
    cpu += ((await cpuOf(deployment)) - cpuBefore) / ((performance.now() - begun) / 1_000);
    rss += await rssOf(deployment);
    // With several nodes: by turns the one of the writers, and all.
    const killed = counts.kills % 2 === 0 ? deployment.nodes.slice(0, 1) : deployment.nodes;
    await Promise.all(killed.map((node) => node.kill()));
    stop();
    for (const { writer, reader } of pairs) {
      writer.terminate();
      reader.terminate();
    }
    for (const node of killed) await node.start();
    await inParallel(pairs, DOCUMENTS, async (pair) => {
      const seen = pair.receiver.seen.get(pair.writer.clientId) ?? 0;
      const present = await presentClock(deployment, pair, Math.max(seen, pair.writer.savedClock));
      counts.edits += pair.writer.clock;
      counts.seen += seen;
      counts.lost += Math.max(0, seen - present);
      counts.saved += pair.writer.savedClock;
      counts.savedLost += Math.max(0, pair.writer.savedClock - present);
    });
    samples.push(...propagation.samples);
  }
  const values = { ...percentiles(samples), cpu: (cpu / counts.kills) * 100, rss: rss / counts.kills };
  const { saved, savedLost, ...others } = counts;
  return { values, counts: bench.contestant.reportsSaved ? { ...others, saved, savedLost } : others };
}

function seat(
  bench: Bench,
  deployment: Deployment,
  documents: readonly string[],
  propagation: Propagation,
): Promise<Pair[]> {
  const last = deployment.nodes.length - 1;
  return inParallel(documents, DOCUMENTS, async (documentId, index) => {
    const writer = new Writer(deployment.address(documentId, index), propagation, bench.random);
    await writer.synced;
    const receiver = propagation.receiver();
    const reader = await Client.open(deployment.address(documentId, index + DOCUMENTS, last), {
      update: (update, now) => receiver.receive(update, now),
    });
    return { documentId, writer, reader, receiver };
  });
}

/** How much of what the writer typed is in the document, as a newcomer gets it; some servers call it synced before they have read it. */
async function presentClock(deployment: Deployment, { documentId, writer }: Pair, expected: number): Promise<number> {
  const doc = new Y.Doc();
  const present = (): number => Y.getState(doc.store, writer.clientId);
  const client = await Client.open(deployment.address(documentId, 0), {
    update: (update) => Y.applyUpdate(doc, update),
  });
  await until('all edits', () => present() >= expected, READ_PATIENCE_MS).catch(() => undefined);
  await client.close();
  return present();
}

async function cpuOf({ nodes }: Deployment): Promise<number> {
  return (await Promise.all(nodes.map((node) => node.cpuSeconds()))).reduce((total, each) => total + each, 0);
}

async function rssOf({ nodes }: Deployment): Promise<number> {
  return (await Promise.all(nodes.map((node) => node.rss()))).reduce((total, each) => total + each, 0);
}
