import { Client } from '../client.js';
import type { ServerProcess } from '../server-process.js';
import { percentiles } from '../statistics.js';
import { inParallel, range, sleep } from '../wait.js';
import type { Scenario } from './scenario.js';

const CONNECTIONS = 10_000;
const DOCUMENTS = 100;
const WARM_UP = 200;
const WIDTH = 50;
/** How long they are watched doing nothing. */
const IDLE_MS = 5_000;
/** Files beside the connections. */
const SPARE_FILES = 200;

/** What contestants would otherwise cut off: ours by its bounds, Hocuspocus by its silence time-out. */
const ENV = {
  ours: {
    SYNC_MAX_CONNECTIONS_PER_USER: '1000000',
    SYNC_MAX_CONNECTIONS_PER_DOCUMENT: '1000000',
  },
  hocuspocus: { IDLE_TIMEOUT_MS: '600000' },
};

/** Connections that only stand there. */
export const idle: Scenario = {
  name: 'f',
  title: `${CONNECTIONS} idle connections to ${DOCUMENTS} documents: memory of each (kB)`,
  takes: () => true,
  async measure({ contestant, lab, note }) {
    const possible = Math.min(CONNECTIONS, openFiles() - SPARE_FILES);
    if (possible < CONNECTIONS)
      note(`only ${possible} connections: the limit of open files (ulimit -n) allows no more`);
    const deployment = await contestant.deploy(lab, { env: ENV });
    const clients: Client[] = [];
    try {
      const documents = await deployment.createDocuments(DOCUMENTS);
      const node = deployment.nodes[0] as ServerProcess;
      const connect = async (person: number): Promise<number> => {
        const begun = performance.now();
        const documentId = documents[person % DOCUMENTS] as string;
        clients.push(await Client.open(deployment.address(documentId, person)));
        return performance.now() - begun;
      };
      await inParallel(range(WARM_UP), WIDTH, connect);
      const rssBefore = await node.settledRss();
      const opened = await inParallel(range(possible - WARM_UP), WIDTH, connect);
      const rss = await node.settledRss();
      const cpuBefore = await node.cpuSeconds();
      await sleep(IDLE_MS);
      const cpu = (((await node.cpuSeconds()) - cpuBefore) / (IDLE_MS / 1_000)) * 100;
      const gone = clients.filter((client) => !client.isOpen).length;
      const perConnection = ((rss - rssBefore) * 1024) / opened.length;
      return {
        values: { ...percentiles(opened), cpu, rss, rssBefore, perConnection, connections: clients.length },
        counts: { gone },
      };
    } finally {
      clients.forEach((client) => client.terminate());
      await deployment.end();
    }
  },
};

/** Node raises its own limit to the hard one when it starts. */
function openFiles(): number {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft?: number | string } } };
  const soft = report.userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY;
}
