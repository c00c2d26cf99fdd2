import { Injectable } from '@nestjs/common';
import { REFUSAL_REASONS, type SyncObserver } from '@soproekt/sync';
import { Counter, Histogram } from 'prom-client';
import { LotHistogram } from './lot-histogram.js';
import { MetricsRegistry } from './metrics-registry.js';

const KNOWN_REASONS = new Set<string>(REFUSAL_REASONS);

/**
 * Counts what the sync engine does. Called at every change: what comes often is only kept, and nothing is done per receiver.
 * Engine times are in milliseconds, figures in seconds.
 */
@Injectable()
export class SyncMetrics implements SyncObserver {
  private readonly commits: LotHistogram;
  private readonly fanOuts: LotHistogram;
  private readonly deliveries: Counter;
  private readonly refusals: Counter<'reason'>;
  private readonly closes: Counter<'code'>;
  private readonly folds: Histogram<'outcome'>;

  constructor(registry: MetricsRegistry) {
    const registers = [registry];
    this.commits = new LotHistogram({
      name: 'soproekt_commit_seconds',
      help: 'From the receipt of a change to its commit in PostgreSQL.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.1, 0.25, 1, 5, 30],
      registers,
    });
    this.fanOuts = new LotHistogram({
      name: 'soproekt_fan_out_seconds',
      help: 'From the receipt of a change to its hand-over to the sockets of everybody else.',
      buckets: [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2],
      registers,
    });
    this.deliveries = new Counter({
      name: 'soproekt_fan_out_receivers_total',
      help: 'Connections that changes were handed to, counted once per change.',
      registers,
    });
    this.refusals = new Counter({
      name: 'soproekt_refused_edits_total',
      help: 'Edits that were refused, by reason.',
      labelNames: ['reason'],
      registers,
    });
    this.closes = new Counter({
      name: 'soproekt_closed_connections_total',
      help: 'Sync connections that the engine refused or ended, by close code.',
      labelNames: ['code'],
      registers,
    });
    this.folds = new Histogram({
      name: 'soproekt_fold_seconds',
      help: 'Documents folded in the worker, by outcome; aborted: ended by the watchdog.',
      labelNames: ['outcome'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    // Present from the first scrape on, so that an alert on an increase sees the first one too.
    for (const reason of REFUSAL_REASONS) this.refusals.inc({ reason }, 0);
    for (const outcome of ['ok', 'aborted', 'failed']) this.folds.zero({ outcome });
  }

  committed(ms: number): void {
    this.commits.observe(ms / 1000);
  }

  fannedOut(ms: number, receivers: number): void {
    this.fanOuts.observe(ms / 1000);
    this.deliveries.inc(receivers);
  }

  closed(code: number): void {
    this.closes.inc({ code: String(code) });
  }

  refused(reason: string): void {
    // Only reasons we know become labels: a registry holds every label for ever.
    this.refusals.inc({ reason: KNOWN_REASONS.has(reason) ? reason : 'other' });
  }

  folded(ms: number, outcome: 'ok' | 'aborted' | 'failed'): void {
    this.folds.observe({ outcome }, ms / 1000);
  }
}
