import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** What a server process says of itself, since the last time it was asked to begin anew. */
export interface ProcessFigures {
  /** Longest time for which the event loop stood still, in milliseconds. */
  readonly lagMs: number;
  /** Share of the time in which the event loop was busy, 0 to 1. */
  readonly utilization: number;
  readonly rssBytes: number;
  /** Largest RSS seen, looked at every 50 ms. */
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
let busySince = performance.eventLoopUtilization();
let peakRssBytes = 0;

function look(): void {
  peakRssBytes = Math.max(peakRssBytes, process.memoryUsage.rss());
}

function beginAnew(): void {
  delay.reset();
  busySince = performance.eventLoopUtilization();
  peakRssBytes = 0;
  look();
}

function figures(): ProcessFigures {
  look();
  return {
    lagMs: Math.max(0, delay.max / 1e6 - RESOLUTION_MS),
    utilization: performance.eventLoopUtilization(busySince).utilization,
    rssBytes: process.memoryUsage.rss(),
    peakRssBytes,
  };
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
  setInterval(look, 50).unref();
  const skewMs = Number(process.env.TEST_CLOCK_SKEW_MS ?? 0);
  if (skewMs !== 0) skewClock(skewMs);
  answer('figures', figures);
  answer('begin-anew', beginAnew);
  beginAnew();
  // The parent's questions alone keep no process alive.
  process.channel?.unref();
}
