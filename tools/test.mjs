/**
 * `npm test`: every check of the repository, one after the other; all run even when one fails.
 * The last line counts over all suites: N passed, N failed, N skipped.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './lib/chromium.mjs';
import { jestCounts, playwrightCounts, withoutChromium } from './lib/reports.mjs';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const scratch = mkdtempSync(join(tmpdir(), 'soproekt-check-'));
const nx = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };
const total = { passed: 0, failed: 0, skipped: 0 };
const summary = [];

function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

function record(name, { passed = 0, failed = 0, skipped = 0 }, seconds) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  summary.push(`${name.padEnd(28)} ${passed} passed, ${failed} failed, ${skipped} skipped  (${seconds.toFixed(1)} s)`);
}

async function suite(name, work) {
  console.log(`\n── ${name}`);
  const begun = Date.now();
  const result = await work();
  record(name, result, (Date.now() - begun) / 1000);
}

/** A check without a count of its own is one test. */
const check = (name, command, args, env) =>
  suite(name, async () => ((await run(command, args, env)) === 0 ? { passed: 1 } : { failed: 1 }));

async function jest() {
  const output = join(scratch, 'jest.json');
  const options =
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings=ExperimentalWarning`.trim();
  const code = await run('npx', ['jest', '--json', `--outputFile=${output}`, ...process.argv.slice(2)], {
    NODE_OPTIONS: options,
  });
  return jestCounts(output, code);
}

async function browser() {
  const found = await findChromium();
  if (!found.path) return withoutChromium(found.reason);
  const output = join(scratch, 'playwright.json');
  const code = await run('npx', ['playwright', 'test', '--config', 'apps/web-e2e/playwright.config.ts'], {
    CHROMIUM_PATH: found.path,
    PLAYWRIGHT_JSON_OUTPUT_FILE: output,
  });
  return playwrightCounts(output, code);
}

if (
  !existsSync('node_modules/.package-lock.json') ||
  statSync('node_modules/.package-lock.json').mtimeMs < statSync('package-lock.json').mtimeMs
) {
  console.log('Installing packages …');
  if (spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' }).status !== 0) process.exit(1);
}

// The boundary rule reads Nx's project graph from its cache, and is silent without it.
await run('npx', ['nx', 'show', 'projects', '--json'], nx);
// Each is busy with one core for the most part.
await Promise.all([
  check('lint and module boundaries', 'npx', ['eslint', '.', '--max-warnings', '0'], nx),
  check('formatting', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']).then(() =>
    check('types', 'npx', ['nx', 'run-many', '-t', 'typecheck', '--parallel=1', '--outputStyle=static'], nx),
  ),
]);
await suite('unit and medium tests', jest);
await check('build', 'npx', ['nx', 'run-many', '-t', 'build', '-p', 'server', 'web', '--outputStyle=static'], {
  ...nx,
  NODE_ENV: 'production',
});
await suite('browser tests', browser);

rmSync(scratch, { recursive: true, force: true });
console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
