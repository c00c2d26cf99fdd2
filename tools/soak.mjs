/**
 * `npm run test:soak [-- <part of a path>]`: the long versions of the tests, one file after the other, each bounded and the whole too.
 * The last line counts: N passed, N failed, N skipped.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Longer than all files take together on a machine with two cores. */
const WHOLE_MS = 90 * 60_000;

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const scratch = mkdtempSync(join(tmpdir(), 'soproekt-soak-'));
const output = join(scratch, 'jest.json');
const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings=ExperimentalWarning`.trim();
const patterns = process.argv.slice(2);
const args = ['jest', '--selectProjects', 'soak', '--runInBand', '--verbose', '--json', `--outputFile=${output}`];

const child = spawn('npx', [...args, ...patterns.flatMap((pattern) => ['--testPathPatterns', pattern])], {
  // The report is in the file; on the console it would bury the names of the tests.
  stdio: ['inherit', 'ignore', 'inherit'],
  env: { ...process.env, SOAK: '1', NODE_OPTIONS: options },
  detached: true,
});
let isLate = false;
const timer = setTimeout(() => {
  isLate = true;
  console.log(`ended after ${WHOLE_MS / 60_000} minutes`);
  process.kill(-child.pid, 'SIGTERM');
}, WHOLE_MS);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.kill(-child.pid, signal));
const code = await new Promise((done) => {
  child.once('error', () => done(1));
  child.once('exit', (status) => done(status ?? 1));
});
clearTimeout(timer);

let [passed, failed, skipped] = [0, 0, 0];
if (existsSync(output)) {
  const report = JSON.parse(readFileSync(output, 'utf8'));
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'pending') console.log(`skipped: ${test.fullName}`);
    }
  }
  passed = report.numPassedTests;
  failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  skipped = report.numPendingTests + report.numTodoTests;
}
if (failed === 0 && (code !== 0 || isLate)) failed = 1;
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
