import { percentiles } from '../statistics.js';
import { openDocument, storedDocument } from '../stored-document.js';
import type { Scenario } from './scenario.js';

/** Updates of this many edits: how a document came about is for the other scenarios, here its size counts. */
const EDITS_PER_UPDATE = 500;

/** A document of so many times the recording: how long the first client waits, and what the server holds then. */
export function growthScenario(copies: number): Scenario {
  const name = `g-${copies}`;
  return {
    name,
    title: `a document of ${copies} × the recording: opened by the first client after a restart`,
    takes: ({ stores }) => stores,
    async measure(bench) {
      const write = { copies, perUpdate: EDITS_PER_UPDATE, ahead: 20, end: 'settle' } as const;
      const stored = await storedDocument(bench, name, write);
      const deployment = await bench.contestant.deploy(bench.lab, { from: stored });
      try {
        const node = deployment.nodes[0];
        if (!node) throw new Error('nothing runs');
        const rssBefore = await node.settledRss();
        const cpuBefore = await node.cpuSeconds();
        const { full, firstBytes, client } = await openDocument(deployment.address(stored.documentId, 0), copies);
        const cpu = (((await node.cpuSeconds()) - cpuBefore) / (full / 1_000)) * 100;
        const rss = await node.settledRss();
        await client.close();
        const held = rss - rssBefore;
        const values = {
          ...percentiles([full]),
          cpu,
          rss,
          held,
          firstBytes,
          first: full,
          kilobytes: stored.bytes / 1024,
        };
        return { values };
      } finally {
        await deployment.end();
      }
    },
  };
}
