import { MetricsRegistry } from './metrics-registry.js';
import { SyncMetrics } from './sync-metrics.js';

describe('SyncMetrics', () => {
  it('turns milliseconds into seconds and keeps the labels few', async () => {
    const registry = new MetricsRegistry();
    const metrics = new SyncMetrics(registry);
    metrics.committed(4);
    metrics.committed(60);
    metrics.fannedOut(0.4, 12);
    metrics.closed(4508);
    metrics.refused('document-full');
    for (let i = 0; i < 100; i++) metrics.refused(`made up ${i}`);
    metrics.folded(30, 'aborted');
    const text = await registry.metrics();
    expect(text).toContain('soproekt_commit_seconds_bucket{le="0.005"} 1\n');
    expect(text).toContain('soproekt_commit_seconds_sum 0.064\n');
    expect(text).toContain('soproekt_fan_out_seconds_bucket{le="0.0005"} 1\n');
    expect(text).toContain('soproekt_fan_out_receivers_total 12\n');
    expect(text).toContain('soproekt_closed_connections_total{code="4508"} 1\n');
    expect(text).toContain('soproekt_refused_edits_total{reason="document-full"} 1\n');
    expect(text).toContain('soproekt_refused_edits_total{reason="other"} 100\n');
    expect(text).not.toContain('made up');
    expect(text).toContain('soproekt_fold_seconds_count{outcome="aborted"} 1\n');
    expect(text).toMatch(/^soproekt_build_info\{version="\d+\.\d+\.\d+",node="[\d.]+"\} 1$/m);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('forgets no observation, read or not', async () => {
    const registry = new MetricsRegistry();
    const metrics = new SyncMetrics(registry);
    for (let i = 0; i < 3000; i++) metrics.committed(4);
    expect(await registry.metrics()).toContain('soproekt_commit_seconds_count 3000\n');
    metrics.committed(4);
    expect(await registry.metrics()).toContain('soproekt_commit_seconds_count 3001\n');
  });
});
