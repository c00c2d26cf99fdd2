import { growthScenario } from './growth.js';
import { idle } from './idle.js';
import { killScenario } from './kills.js';
import { opening, openingUncompacted } from './opening.js';
import type { Scenario } from './scenario.js';
import { touched } from './touched.js';
import { typingScenario } from './typing.js';

const ONE_DOCUMENT = { documents: 1, clients: 50, writers: 5, perSecond: 20 };
const MANY_DOCUMENTS = { documents: 200, clients: 2, writers: 1, perSecond: 2 };
const CROWD = { documents: 1, clients: 200, writers: 20, perSecond: 10 };

export const scenarios: readonly Scenario[] = [
  typingScenario('a', '1 document, 50 clients, 5 writers at 20 characters/s', ONE_DOCUMENT),
  typingScenario('b', '200 documents × 2 clients, one writer each at 2 characters/s', MANY_DOCUMENTS),
  typingScenario('h', '1 document, 200 clients, 20 writers at 10 characters/s', CROWD),
  typingScenario('cluster-a', 'as a, two nodes: writers on the first, the others on the second', {
    ...ONE_DOCUMENT,
    acrossNodes: true,
  }),
  typingScenario('cluster-b', 'as b, two nodes: writers on the first, the others on the second', {
    ...MANY_DOCUMENTS,
    acrossNodes: true,
  }),
  opening,
  openingUncompacted,
  killScenario(
    'd',
    'kill -9 after 3 s of typing: edits that others had seen, and those reported saved, that are lost',
    1,
  ),
  touched,
  idle,
  ...[1, 4, 16].map(growthScenario),
  killScenario('cluster-d', 'as d, two nodes: killed by turns that of the writers, and both', 2),
];
export type { Scenario } from './scenario.js';
