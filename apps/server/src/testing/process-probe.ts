import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a server process says of itself, since the last time it was asked to begin anew. */
export interface ProcessFigures {
  /**
   * Longest time for which the process itself kept its event loop from turning, in milliseconds: what the main thread computed in one
   * go. A test on a busy machine must not count the time in which others had the processor.
   */
  readonly lagMs: number;
  /** The same by the clock, other processes' time included. */
  readonly clockLagMs: number;
  readonly rssBytes: number;
  /** Largest RSS seen, looked at every few milliseconds. */
  readonly peakRssBytes: number;
}

/** A question to a server process over IPC. */
export interface Ask {
  readonly ask: number;
  readonly what: string;
  readonly with: unknown;
}

/** Answers the parent's questions of one kind. A handler that throws answers with the error. */
export function answer(what: string, handler: (argument: never) => unknown): void {
  process.on('message', (message: Ask) => {
    if (message.what !== what) return;
    void (async () => handler(message.with as never))().then(
      (value: unknown) => process.send?.({ answer: message.ask, value }),
      (error: unknown) => process.send?.({ answer: message.ask, error: String(error) }),
    );
  });
}

/** Loaded before the server by `startServerProcess`. */
const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let lagMs = 0;
let computedBefore = computedMs();
let peakRssBytes = 0;

/** Processor time of the main thread so far; where the system does not tell, of all threads. */
function computedMs(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ', 1)[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

function look(): void {
  const computed = computedMs();
  lagMs = Math.max(lagMs, computed - computedBefore);
  computedBefore = computed;
  peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
}

function beginAnew(): void {
  look();
  delay.reset();
  lagMs = 0;
  peakRssBytes = 0;
}

function figures(): ProcessFigures {
  look();
  const rssBytes = process.memoryUsage.rss();
  return { lagMs, clockLagMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS), rssBytes, peakRssBytes };
}

/** Puts this process's clock wrong, by TEST_CLOCK_SKEW_MS. Timers go on as they should, as with a real clock that is off. */
function skewClock(skewMs: number): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + skewMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  });
}

if (process.send) {
  delay.enable();
  setInterval(look, RESOLUTION_MS).unref();
  const skewMs = Number(process.env.TEST_CLOCK_SKEW_MS ?? 0);
  if (skewMs !== 0) skewClock(skewMs);
  answer('figures', figures);
  answer('begin-anew', beginAnew);
  beginAnew();
  // The parent's questions alone keep no process alive.
  process.channel?.unref();
}
