import { z } from 'zod';
import type { Measurement } from './scenarios/scenario.js';
import { median } from './statistics.js';

/** Figures of one contestant in one scenario; further ones by scenario. */
export const figuresSchema = z
  .object({
    /** Milliseconds. */
    p50: z.number(),
    p95: z.number(),
    p99: z.number(),
    /** Processor time of the server, in % of one core. */
    cpu: z.number().nonnegative(),
    /** Resident memory of the server, in MB. */
    rss: z.number().positive(),
  })
  .catchall(z.number());
export type Figures = z.infer<typeof figuresSchema>;

export const metaSchema = z.object({
  date: z.iso.datetime(),
  node: z.string(),
  cpu: z.string(),
  cores: z.int().positive(),
  /** Server and generator were bound to different cores. */
  pinned: z.boolean(),
  rounds: z.int().positive(),
  seconds: z.number().positive(),
  seed: z.int(),
  versions: z.record(z.string(), z.string()),
  /** What did not run, and why; what else a reader has to know. */
  notes: z.array(z.string()),
});
export type Meta = z.infer<typeof metaSchema>;

/** apps/bench/results/latest.json: `{_meta, <scenario>: {<contestant>: figures}}`. */
export const resultSchema = z.object({ _meta: metaSchema }).catchall(z.record(z.string(), figuresSchema));
export type Result = z.infer<typeof resultSchema>;

/** Medians of the values and sums of the counts over the rounds. */
export function summarise(rounds: readonly Measurement[]): Figures {
  const figures: Record<string, number> = {};
  for (const name of new Set(rounds.flatMap(({ values }) => Object.keys(values)))) {
    const known = rounds.map(({ values }) => values[name]).filter((value) => value !== undefined);
    figures[name] = rounded(median(known));
  }
  for (const name of new Set(rounds.flatMap(({ counts }) => Object.keys(counts ?? {})))) {
    figures[name] = rounds.reduce((total, { counts }) => total + (counts?.[name] ?? 0), 0);
  }
  return figuresSchema.parse(figures);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
