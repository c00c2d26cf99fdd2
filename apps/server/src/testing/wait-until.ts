/**
 * Waits for a condition.
 * @param what is waited for, for the message of the failure
 * @returns milliseconds that it took
 */
export async function waitUntil(
  what: string,
  test: () => boolean | Promise<boolean>,
  withinMs = 5_000,
): Promise<number> {
  const start = performance.now();
  while (!(await test())) {
    if (performance.now() - start > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - start;
}
