import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createRandom } from './random.js';

/** One splice: position, number of characters deleted, text inserted. Positions count Unicode code points. */
export type TracePatch = [position: number, deleted: number, inserted: string];

/** What one agent did at once, on top of the merge of its parents. */
export interface TraceTransaction {
  /** Indexes of earlier transactions; empty: the empty text. */
  parents: number[];
  agent: number;
  patches: TracePatch[];
}

/** A recorded session of several people typing into one text. */
export interface ConcurrentTrace {
  /** Where it comes from, for the name of a test. */
  source: string;
  numAgents: number;
  /** What every replica must end with; null when it is for the replicas to agree on. */
  endContent: string | null;
  txns: TraceTransaction[];
}

/** The folder of recorded sessions: `TRACES_DIR`, else `../shared/data` beside the repository. */
export function tracesDirectory(repositoryRoot: string): string {
  return process.env['TRACES_DIR'] ?? join(repositoryRoot, '..', 'shared', 'data');
}

/** Reads a recorded session, or makes one up when the recording is not there. */
export function loadConcurrentTrace(repositoryRoot: string, name = 'friendsforever'): ConcurrentTrace {
  const file = join(tracesDirectory(repositoryRoot), `${name}.json.gz`);
  if (!existsSync(file)) return generateConcurrentTrace(1, 4000);
  const recorded = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Omit<ConcurrentTrace, 'source'>;
  return { source: name, numAgents: recorded.numAgents, endContent: recorded.endContent, txns: recorded.txns };
}

interface Branch {
  agent: number;
  heads: number[];
  length: number;
}

/**
 * Two agents who type in turns of a few characters, out of each other's sight for a while, then take in what the other wrote. The end is
 * for the replicas to agree on: where concurrent insertions at one place go is a matter of the CRDT.
 */
export function generateConcurrentTrace(seed: number, count: number): ConcurrentTrace {
  const random = createRandom(seed);
  const txns: TraceTransaction[] = [];
  const branches: Branch[] = [0, 1].map((agent) => ({ agent, heads: [], length: 0 }));
  let common = 0;
  const letters = [...'абвгдежзиклмнопрстуфхцчшщыьэюя ,.'];
  while (txns.length < count) {
    // Only insertions while apart: then the length after the merge is known without a CRDT.
    for (const branch of branches) {
      for (let turn = random.int(12) + 1; turn > 0; turn--) {
        txns.push({
          parents: branch.heads,
          agent: branch.agent,
          patches: [[random.int(branch.length + 1), 0, random.pick(letters)]],
        });
        branch.heads = [txns.length - 1];
        branch.length++;
      }
    }
    const [a, b] = branches as [Branch, Branch];
    const merged = a.length + b.length - common;
    const deleted = Math.min(random.int(8), merged);
    const at = random.int(merged - deleted + 1);
    txns.push({ parents: [...a.heads, ...b.heads], agent: random.int(2), patches: [[at, deleted, '']] });
    common = merged - deleted;
    for (const branch of branches) Object.assign(branch, { heads: [txns.length - 1], length: common });
  }
  return { source: `generated with seed ${seed}`, numAgents: 2, endContent: null, txns };
}

/** For each transaction, how many transactions of each agent it has seen, itself not counted. */
export function traceVersions(trace: ConcurrentTrace): number[][] {
  const made = new Array<number>(trace.numAgents).fill(0);
  const after: number[][] = [];
  return trace.txns.map(({ parents, agent }) => {
    const seen = new Array<number>(trace.numAgents).fill(0);
    for (const parent of parents) {
      after[parent]?.forEach((count, other) => {
        seen[other] = Math.max(seen[other] ?? 0, count);
      });
    }
    if (seen[agent] !== made[agent]) throw new Error('an agent has not seen its own transaction');
    made[agent] = (made[agent] ?? 0) + 1;
    after.push(seen.with(agent, made[agent]));
    return seen;
  });
}

/** Turns a position in code points into one in UTF-16 units, the measure of JavaScript and Yjs. */
export function utf16Index(text: string, codePoints: number): number {
  let index = 0;
  for (let count = 0; count < codePoints && index < text.length; count++) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}
