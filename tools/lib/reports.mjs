/** What the reports of the test runners say, counted the same way by `npm test` and `npm run test:soak`. */
import { existsSync, readFileSync } from 'node:fs';

/**
 * @param {string} file Jest's report (`--json --outputFile`)
 * @param {number} code exit code of Jest; a failure that the report does not know of counts as one
 */
export function jestCounts(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const { assertionResults } of report.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status === 'pending') console.log(`skipped: ${fullName}`);
    }
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites || (code === 0 ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} file Playwright's report (`PLAYWRIGHT_JSON_OUTPUT_FILE`)
 * @param {number} code exit code of Playwright
 */
export function playwrightCounts(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected || (code === 0 ? 0 : 1),
    skipped: stats.skipped,
  };
}

/** Where there is no Chromium: a skipped suite, and a failed one under CI. */
export function withoutChromium(reason) {
  console.log(`${process.env.CI ? 'FAILED' : 'skipped'}: browser tests – ${reason}`);
  return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
}
