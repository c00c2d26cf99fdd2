import type { DeployOptions } from '../contestants/contestant.js';
import { median, percentiles } from '../statistics.js';
import { openDocument, storedDocument, warmUpReading, type Opening, type WriteOptions } from '../stored-document.js';
import type { Scenario } from './scenario.js';

/** Bounds at which our server tidies a journal up, out of reach; and a row for every few keystrokes, however fast they come. */
const NEVER_COMPACT: DeployOptions['env'] = {
  ours: {
    SYNC_COMMIT_WINDOW_MS: '0',
    SYNC_COMPACT_ROWS: '1000000000',
    SYNC_COMPACT_BYTES: '1000000000',
    SYNC_COMPACT_ROWS_ON_UNLOAD: '1000000000',
  },
};

/** Clients after the first; a single opening is at the mercy of the generator's garbage collector. */
const LATER = 5;

/** The whole document is opened by the first client after a restart, then by others, one after the other. */
function openingScenario(
  name: string,
  title: string,
  takes: Scenario['takes'],
  write: Omit<WriteOptions, 'copies'>,
): Scenario {
  return {
    name,
    title,
    takes,
    async measure(bench) {
      const stored = await storedDocument(bench, name, { copies: 1, ...write });
      const deployment = await bench.contestant.deploy(bench.lab, { from: stored, env: write.env });
      try {
        warmUpReading();
        const [node] = deployment.nodes;
        const address = (person: number) => deployment.address(stored.documentId, person);
        const cpuBefore = (await node?.cpuSeconds()) ?? 0;
        const first = await openDocument(address(0));
        const cpuFirst = ((await node?.cpuSeconds()) ?? 0) - cpuBefore;
        const later: Opening[] = [];
        for (let at = 1; at <= LATER; at++) later.push(await openDocument(address(at)));
        await Promise.all([first, ...later].map(({ client }) => client.close()));
        return {
          values: {
            ...percentiles([first.full]),
            cpu: (cpuFirst / (first.full / 1_000)) * 100,
            rss: (await node?.rss()) ?? 0,
            firstBytes: first.firstBytes,
            first: first.full,
            second: median(later.map(({ full }) => full)),
            secondBytes: median(later.map(({ firstBytes }) => firstBytes)),
            kilobytes: stored.bytes / 1024,
            ...(stored.rows !== undefined && { rows: stored.rows }),
          },
        };
      } finally {
        await deployment.end();
      }
    },
  };
}

export const opening = openingScenario(
  'c',
  'opening a document written keystroke by keystroke: first client after a restart, later ones (ms)',
  ({ stores }) => stores,
  { perUpdate: 1, ahead: 1_000, end: 'settle' },
);

export const openingUncompacted = openingScenario(
  'c-uncompacted',
  'the same from a journal of thousands of rows that nothing has tidied up, after kill -9 (ms)',
  ({ name }) => name === 'ours' || name === 'y-websocket-server-leveldb',
  { perUpdate: 1, ahead: 8, untilSaved: true, end: 'kill', env: NEVER_COMPACT },
);
