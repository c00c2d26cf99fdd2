import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/** Waits for a condition, asked every few milliseconds. @throws when it does not come true in time */
export async function until(what: string, condition: () => boolean, patienceMs = 30_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited ${patienceMs / 1000} s in vain for ${what}`);
    await sleep(5);
  }
}

/** Runs a task for every item, at most `width` at once. @returns the results in the order of the items */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  task: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await task(items[at] as Item, at);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return results;
}

/** `[0, 1, … count − 1]` */
export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
