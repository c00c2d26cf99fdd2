import { Injectable } from '@nestjs/common';
import type { LinkError } from '@soproekt/contracts';
import { LinkNetwork } from './link-network.js';
import { requestLink, type LinkAnswer } from './link-request.js';
import { LinkFailure, parseLink, resolveLink, type LinkTarget } from './link-target.js';

/** What came of asking an address. */
export interface LinkOutcome {
  readonly ok: boolean;
  /** Of the last answer. */
  readonly status: number | null;
  readonly error: LinkError | null;
}

const MAX_REDIRECTS = 3;
/** For each hop: finding the address, HEAD and, where that is not taken, GET; milliseconds. */
const HOP_MS = 5_000;
/** Sites answer programs so that show people a page. */
const THERE_ALL_THE_SAME: ReadonlySet<number> = new Set([401, 403, 429]);

/** Asks whether an address answers, and reads nothing of what stands there (S30). */
@Injectable()
export class LinkFetcher {
  constructor(private readonly network: LinkNetwork) {}

  /**
   * Rejects only when `signal` ends it.
   * @param hopMs see HOP_MS
   */
  async ask(link: string, signal: AbortSignal, hopMs = HOP_MS): Promise<LinkOutcome> {
    let status: number | null = null;
    try {
      let url = parseLink(link.trim());
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        const answer = await this.hop(url, signal, hopMs);
        status = answer.status;
        if (answer.location === null) return outcomeOf(status);
        // Judged like the first address, from the scheme to the machine.
        url = parseLink(answer.location, url);
      }
      throw new LinkFailure('too-many-redirects');
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LinkFailure)) throw error;
      // The site answered; whether its certificate is one that this server knows is not asked here.
      return { ok: error.reason === 'certificate', status, error: error.reason };
    }
  }

  private async hop(url: URL, signal: AbortSignal, hopMs: number): Promise<LinkAnswer> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(new LinkFailure('timeout')), hopMs);
    const both = AbortSignal.any([signal, timeout.signal]);
    try {
      // A resolver cannot be stopped: it is left alone when the time is over.
      const target = await Promise.race([resolveLink(url, this.network), aborted(both)]);
      return await this.answer(target, both);
    } finally {
      clearTimeout(timer);
      // Lets go of what waits for the signal.
      timeout.abort(new LinkFailure('timeout'));
    }
  }

  private async answer(target: LinkTarget, signal: AbortSignal): Promise<LinkAnswer> {
    const head = await requestLink(target, 'HEAD', signal).catch((error: unknown) => {
      if (signal.aborted || !(error instanceof LinkFailure) || error.reason === 'certificate') throw error;
      return null;
    });
    return head && head.status < 400 ? head : requestLink(target, 'GET', signal);
  }
}

const outcomeOf = (status: number): LinkOutcome =>
  (status >= 200 && status < 400) || THERE_ALL_THE_SAME.has(status)
    ? { ok: true, status, error: null }
    : { ok: false, status, error: 'status' };

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
