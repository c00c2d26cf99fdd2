/**
 * `npm run test:soak [-- <part of a path>]`: the long versions of the tests, one file after the other, then the browser tests with all
 * that the short run leaves out; `-- browser` runs those alone. The whole is bounded.
 * The last line counts: N passed, N failed, N skipped.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './lib/chromium.mjs';
import { jestCounts, playwrightCounts, withoutChromium } from './lib/reports.mjs';

/** Longer than everything takes together on a machine with two cores. */
const WHOLE_MS = 105 * 60_000;
const BROWSER = 'browser';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const scratch = mkdtempSync(join(tmpdir(), 'soproekt-soak-'));
const patterns = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };

let current = null;
let isEnding = false;
const end = (signal) => {
  isEnding = true;
  if (current?.pid) process.kill(-current.pid, signal);
};
const timer = setTimeout(() => {
  console.log(`ended after ${WHOLE_MS / 60_000} minutes`);
  end('SIGTERM');
}, WHOLE_MS);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(signal));

/** Runs a command in a process group of its own, which is ended as a whole. */
async function run(args, env, output = 'inherit') {
  if (isEnding) return 1;
  current = spawn('npx', args, {
    stdio: ['inherit', output, 'inherit'],
    env: { ...process.env, SOAK: '1', ...env },
    detached: true,
  });
  const code = await new Promise((done) => {
    current.once('error', () => done(1));
    current.once('exit', (status) => done(status ?? 1));
  });
  current = null;
  return code;
}

async function jest() {
  const output = join(scratch, 'jest.json');
  const args = ['jest', '--selectProjects', 'soak', '--runInBand', '--verbose', '--json', `--outputFile=${output}`];
  const options =
    `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings=ExperimentalWarning`.trim();
  const chosen = patterns.flatMap((pattern) => ['--testPathPatterns', pattern]);
  // The report is in the file; on the console it would bury the names of the tests.
  return jestCounts(output, await run([...args, ...chosen], { NODE_OPTIONS: options }, 'ignore'));
}

async function browser() {
  const found = await findChromium();
  if (!found.path) return withoutChromium(found.reason);
  const build = ['nx', 'run-many', '-t', 'build', '-p', 'server', 'web', '--outputStyle=static'];
  const nx = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NODE_ENV: 'production' };
  if ((await run(build, nx)) !== 0) return { passed: 0, failed: 1, skipped: 0 };
  const output = join(scratch, 'playwright.json');
  const env = { CHROMIUM_PATH: found.path, PLAYWRIGHT_JSON_OUTPUT_FILE: output };
  const code = await run(['playwright', 'test', '--config', 'apps/web-e2e/playwright.config.ts'], env);
  return playwrightCounts(output, code);
}

const isBrowserOnly = patterns.length === 1 && patterns[0] === BROWSER;
const suites = isBrowserOnly ? [browser] : patterns.length > 0 ? [jest] : [jest, browser];
for (const suite of suites) {
  const counts = await suite();
  for (const key of Object.keys(total)) total[key] += counts[key];
}
clearTimeout(timer);
if (total.failed === 0 && isEnding) total.failed = 1;
rmSync(scratch, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
