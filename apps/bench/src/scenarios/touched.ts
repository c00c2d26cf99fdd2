import { createRandom } from '@soproekt/testing';
import type { Deployment } from '../contestants/contestant.js';
import { Propagation } from '../propagation.js';
import type { ServerProcess } from '../server-process.js';
import { percentiles } from '../statistics.js';
import { inParallel, sleep } from '../wait.js';
import { Writer } from '../writer.js';
import type { Scenario } from './scenario.js';

const DOCUMENTS = 1_000;
/** Touched before anything is measured: code that runs for the first time costs memory that has nothing to do with documents. */
const WARM_UP = 20;
const WIDTH = 20;
/** Typed into each document, and how long its author stays. */
const EDITS = 3;
const STAY_MS = 100;
/** Longer than any contestant waits before it puts a document away that nobody has open (ours: 10 s). */
const IDLE_MS = 30_000;

/** Documents that somebody touched and left: does the server let go of them? */
export const touched: Scenario = {
  name: 'e',
  title: `${DOCUMENTS} documents touched once and left: memory before, right after, and after ${IDLE_MS / 1000} s (MB)`,
  together: true,
  takes: () => true,
  async measure({ contestant, lab }) {
    const deployment = await contestant.deploy(lab);
    try {
      const documents = await deployment.createDocuments(DOCUMENTS + WARM_UP);
      const node = deployment.nodes[0] as ServerProcess;
      await touchAll(deployment, documents.slice(0, WARM_UP));
      // As long a rest as afterwards: what a server does by itself after its start belongs to both figures.
      await sleep(IDLE_MS);
      const rssBefore = await node.settledRss();
      const [begun, cpuBefore] = [performance.now(), await node.cpuSeconds()];
      const opened = await touchAll(deployment, documents.slice(WARM_UP));
      const cpu = (((await node.cpuSeconds()) - cpuBefore) / ((performance.now() - begun) / 1_000)) * 100;
      const rssTouched = await node.rss();
      await sleep(IDLE_MS);
      const rss = await node.settledRss();
      const heldPercent = (rss / rssBefore - 1) * 100;
      return { values: { ...percentiles(opened), cpu, rss, rssBefore, rssTouched, heldPercent } };
    } finally {
      await deployment.end();
    }
  },
};

/** @returns how long each took to open, in milliseconds */
function touchAll(deployment: Deployment, documents: readonly string[]): Promise<number[]> {
  const random = createRandom(1);
  return inParallel(documents, WIDTH, async (documentId, index) => {
    const begun = performance.now();
    const writer = new Writer(deployment.address(documentId, index), new Propagation(), random);
    await writer.synced;
    const opened = performance.now() - begun;
    for (let edit = 0; edit < EDITS; edit++) writer.type();
    await sleep(STAY_MS);
    await writer.close();
    return opened;
  });
}
