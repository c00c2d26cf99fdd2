/** The value below which `share` of the samples lie (nearest rank). @throws when there are none */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new Error('nothing was measured');
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] as number;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** `p50`, `p95` and `p99` of the samples, with a name before them when there is one: `durableP50`. */
export function percentiles(samples: readonly number[], name = ''): Record<string, number> {
  const sorted = [...samples].sort((a, b) => a - b);
  const entries = [50, 95, 99].map((rank) => [name ? `${name}P${rank}` : `p${rank}`, percentile(sorted, rank / 100)]);
  return Object.fromEntries(entries) as Record<string, number>;
}
