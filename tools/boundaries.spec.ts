import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const env = { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' };

/** Boundaries need no types, and loading them takes most of a lint's time. */
const UNTYPED = [
  ...['--parser-options', 'projectService:false'],
  ...[
    '--rule',
    '@typescript-eslint/no-floating-promises: off',
    '--rule',
    '@typescript-eslint/no-misused-promises: off',
  ],
];

/** Lints `code` as if it stood in `file` and gives the names of the rules that object. */
function rulesAgainst(file: string, code: string): string[] {
  const result = spawnSync('npx', ['eslint', ...UNTYPED, '--format', 'json', '--stdin', '--stdin-filename', file], {
    cwd: root,
    env,
    input: code,
    encoding: 'utf8',
  });
  const report = JSON.parse(result.stdout) as { messages: { ruleId: string | null }[] }[];
  return report.flatMap((entry) => entry.messages.map((message) => message.ruleId ?? 'fatal'));
}

describe('module boundaries', () => {
  beforeAll(() => {
    // The rule reads Nx's project graph from its cache.
    expect(spawnSync('npx', ['nx', 'show', 'projects'], { cwd: root, env }).status).toBe(0);
  }, 60_000);

  it('refuses an import that points up', () => {
    const code = "import { CLOSE } from '@soproekt/contracts';\nexport const code = CLOSE.restart;\n";
    expect(rulesAgainst('libs/domain/src/index.ts', code)).toContain('@nx/enforce-module-boundaries');
  }, 60_000);

  it('refuses the server code in the client', () => {
    const code = "import { AppModule } from '../../server/src/app.module.js';\nexport const app = AppModule;\n";
    expect(rulesAgainst('apps/web/src/main.tsx', code)).toContain('@nx/enforce-module-boundaries');
  }, 60_000);

  it('lets an import that points down pass', () => {
    const code = "import { can } from '@soproekt/domain';\nexport const policy = can;\n";
    expect(rulesAgainst('libs/contracts/src/index.ts', code)).toEqual([]);
  }, 60_000);
});
