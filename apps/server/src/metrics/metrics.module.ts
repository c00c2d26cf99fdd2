import { Global, Module } from '@nestjs/common';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRegistry } from './metrics-registry.js';
import { StateMetrics } from './state-metrics.js';
import { SyncMetrics } from './sync-metrics.js';

/** Figures about this process. Global: whoever does something worth counting gets hold of its counters. */
@Global()
@Module({
  controllers: [MetricsController],
  providers: [MetricsRegistry, SyncMetrics, StateMetrics, HttpMetrics],
  exports: [MetricsRegistry, SyncMetrics, HttpMetrics],
})
export class MetricsModule {}
