import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** How finely the delay of the event loop is sampled; the quantiles begin at this value. Each look wakes the process: 1 % of a core at 20 ms. */
const EVENT_LOOP_PRECISION_MS = 100;

/** All figures of one application. Not prom-client's global registry: a process of tests holds several applications. */
@Injectable()
export class MetricsRegistry extends Registry {
  constructor() {
    super();
    collectDefaultMetrics({ register: this, eventLoopMonitoringPrecision: EVENT_LOOP_PRECISION_MS });
    new Gauge({
      name: 'soproekt_build_info',
      help: 'Always 1; the labels tell what runs.',
      labelNames: ['version', 'node'],
      registers: [this],
    }).set({ version: ownVersion(), node: process.versions.node }, 1);
  }
}

/** From the package's own manifest, which lies at the same distance from `src` and `dist`. */
function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
