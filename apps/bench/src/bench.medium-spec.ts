import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contestants } from './contestants/index.js';
import { Lab, ROOT } from './lab.js';
import { readOptions } from './options.js';
import { tables } from './report.js';
import { resultSchema, type Meta } from './result.js';
import { runRounds } from './run.js';
import { typingScenario } from './scenarios/typing.js';

const RUN_SOURCE = pathToFileURL(resolve(ROOT, 'tools/lib/run-source.mjs')).href;

describe('the benchmark harness', () => {
  const small = typingScenario('a', 'a small one', { documents: 1, clients: 4, writers: 2, perSecond: 20 });
  let lab: Lab;

  beforeAll(async () => {
    lab = await Lab.open({
      core: null,
      oursArgs: ['--import', RUN_SOURCE, '--conditions=@soproekt/source', resolve(ROOT, 'apps/server/src/main.ts')],
      oursCwd: ROOT,
      postgresUrl: process.env.SOPROEKT_TEST_PG,
    });
  });
  afterAll(() => lab?.close());

  it('measures the relay and the real server, and its result is well-formed', async () => {
    const { figures, notes, failed } = await runRounds(lab, {
      scenarios: [small],
      contestants: contestants.filter(({ isPeer }) => !isPeer),
      rounds: 1,
      seconds: 1,
      kills: 1,
      seed: 1,
      say: () => undefined,
    });
    expect(notes).toEqual([]);
    expect(failed).toBe(false);
    const meta: Meta = {
      date: new Date().toISOString(),
      node: process.versions.node,
      cpu: 'any',
      cores: 1,
      pinned: false,
      rounds: 1,
      seconds: 1,
      seed: 1,
      versions: {},
      notes,
    };
    const result = resultSchema.parse(JSON.parse(JSON.stringify({ _meta: meta, ...figures })));
    expect(Object.keys(result['a'] ?? {})).toEqual(['relay', 'ours']);
    for (const contestant of Object.values(result['a'] ?? {})) {
      // Two writers at 20/s for a second, with three others each.
      expect(contestant['samples']).toBeGreaterThan(60);
      expect(contestant['missing']).toBe(0);
    }
    expect(result['a']?.['ours']?.['durableP50']).toBeGreaterThan(0);
    expect(tables(result, [small])).toMatch(/^relay .*\n?ours .*\(\d/m);
  }, 60_000);

  it('knows its scenarios and contestants, and says so', () => {
    expect(readOptions(['a', 'b', '--rounds', '1']).scenarios.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(readOptions([]).contestants.map(({ name }) => name)).toContain('hocuspocus');
    expect(() => readOptions(['z'])).toThrow(/no scenario “z”.*known: a, b/s);
    expect(() => readOptions(['--rounds', 'many'])).toThrow();
  });
});
