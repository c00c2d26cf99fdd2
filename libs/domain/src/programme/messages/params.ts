import type { FindingParams } from '../finding.js';
import type { FINDING_VARIANTS } from '../variants.js';

/** Params of a finding, read without trust: it may come from another version. */
export interface ParamReader {
  /** Text; missing: empty. */
  s(key: string): string;
  /** Number; missing: NaN, printed as a question mark. */
  n(key: string): number;
}

export function readParams(params: FindingParams): ParamReader {
  return {
    s: (key) => String(params[key] ?? ''),
    n: (key) => {
      const value = params[key];
      return typeof value === 'number' ? value : Number.NaN;
    },
  };
}

/** A sentence for each variant of each code. */
export type Sentences = {
  readonly [C in keyof typeof FINDING_VARIANTS]: {
    readonly [V in (typeof FINDING_VARIANTS)[C][number]]: (p: ParamReader) => string;
  };
};

/** At most two decimals, no trailing zeros. */
export function decimal(value: number, separator: ',' | '.'): string {
  if (!Number.isFinite(value)) return '?';
  return String(Math.round(value * 100) / 100)
    .replace('.', separator)
    .replace('-', '\u2212');
}

/** A name that may be long, shortened at a word. */
export function shorten(text: string, length = 60): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
