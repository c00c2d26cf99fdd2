import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Lab, OURS_ARGS, ROOT } from './lab.js';
import { readOptions } from './options.js';
import { tables } from './report.js';
import { resultSchema, type Meta } from './result.js';
import { runRounds } from './run.js';

const HERE = resolve(import.meta.dirname, '..');
const RESULTS = resolve(HERE, 'results');
const SERVER_CORE = 0;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Set by the launcher, bench.mjs. */
const launch = z.object({
  /** This process is bound to another core than the servers will be. */
  BENCH_PINNED: z
    .enum(['0', '1'])
    .default('0')
    .transform((value) => value === '1'),
  /** Why the peers cannot take part. */
  BENCH_NO_PEERS: z.string().optional(),
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { BENCH_PINNED: pinned, BENCH_NO_PEERS: noPeers } = launch.parse(process.env);
  const contestants = options.contestants.filter(({ isPeer }) => !isPeer || noPeers === undefined);
  const lab = await Lab.open({
    core: pinned ? SERVER_CORE : null,
    oursArgs: OURS_ARGS,
    oursCwd: ROOT,
  });
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    void lab.close().finally(() => process.exit(130));
  });
  try {
    const outcome = await runRounds(lab, { ...options, contestants, say });
    if (interrupted) return;
    if (noPeers !== undefined) outcome.notes.push(`without the peers: ${noPeers}`);
    if (!pinned) outcome.notes.push('server and generator were not bound to different cores');
    const { rounds, seconds, seed } = options;
    const meta: Meta = {
      date: new Date().toISOString(),
      node: process.versions.node,
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      pinned,
      rounds,
      seconds,
      seed,
      versions: await versions(noPeers === undefined),
      notes: outcome.notes,
    };
    const result = resultSchema.parse({ _meta: meta, ...outcome.figures });
    await mkdir(RESULTS, { recursive: true });
    await writeFile(resolve(RESULTS, 'latest.json'), `${JSON.stringify(result, null, 2)}\n`);
    say(`\n${tables(result, options.scenarios)}\n`);
    for (const note of meta.notes) say(`Note: ${note}`);
    if (outcome.failed) process.exitCode = 1;
  } finally {
    if (!interrupted) await lab.close();
  }
}

/** Versions of what was compared. */
async function versions(withPeers: boolean): Promise<Record<string, string>> {
  const installed = [
    { dir: resolve(ROOT, 'node_modules'), packages: ['ws', 'yjs'] },
    {
      dir: resolve(HERE, 'peers/node_modules'),
      packages: withPeers ? ['@hocuspocus/server', '@y/websocket-server', 'y-websocket-server-leveldb'] : [],
    },
  ];
  const found = installed.flatMap(({ dir, packages }) =>
    packages.map(async (name): Promise<[string, string]> => {
      const manifest: unknown = JSON.parse(await readFile(resolve(dir, name, 'package.json'), 'utf8'));
      return [name, z.object({ version: z.string() }).parse(manifest).version];
    }),
  );
  return Object.fromEntries(await Promise.all(found));
}

main().catch((error: unknown) => {
  console.error(error instanceof z.ZodError ? z.prettifyError(error) : error);
  process.exit(1);
});
