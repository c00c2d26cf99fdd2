import type { LinkCheck, LinkResult } from '@soproekt/contracts';

/** What is known of one address. */
export type LinkState = 'answers' | 'silent' | 'unasked';

export const linkState = (result: LinkResult | undefined): LinkState =>
  result === undefined ? 'unasked' : result.ok ? 'answers' : 'silent';

/** Results by address, as the sources name it. */
export const resultsByUrl = (check: LinkCheck | undefined): ReadonlyMap<string, LinkResult> =>
  new Map(check?.links.map((result) => [result.url, result]));

export interface LinkSummary {
  /** Addresses, each once. */
  readonly total: number;
  readonly silent: number;
  readonly unasked: number;
  /** When the last of them was asked; null: none has been. */
  readonly checkedAt: string | null;
}

/** What is known of the addresses that stand in the document now: some may have been written since they were asked. */
export function summarizeLinks(addresses: readonly string[], results: ReadonlyMap<string, LinkResult>): LinkSummary {
  const urls = [...new Set(addresses.filter((url) => url !== ''))];
  const states = urls.map((url) => linkState(results.get(url)));
  const count = (wanted: LinkState): number => states.filter((state) => state === wanted).length;
  const moments = urls.flatMap((url) => results.get(url)?.checkedAt ?? []).sort();
  return {
    total: urls.length,
    silent: count('silent'),
    unasked: count('unasked'),
    checkedAt: moments.at(-1) ?? null,
  };
}
