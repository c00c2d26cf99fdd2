import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Headers that proxies add: a request with one of them comes from elsewhere, however near its peer is. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'];

/** What decides about a request for figures. */
export interface MetricsRequest {
  readonly headers: IncomingHttpHeaders;
  /** Address of the real peer of the socket, whatever headers say. */
  readonly peer: string | undefined;
}

/**
 * With a token only its bearer may read the figures; without one only programs of this machine.
 * @param token METRICS_TOKEN
 */
export function mayReadMetrics(token: string | undefined, { headers, peer }: MetricsRequest): boolean {
  if (token !== undefined) return isBearer(headers.authorization, token);
  return isLoopbackPeer(peer) && FORWARDED.every((name) => headers[name] === undefined);
}

/** Digests have the same length and tell nothing about how much of a guess was right. */
function isBearer(header: string | undefined, token: string): boolean {
  const [, given] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? [];
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

function isLoopbackPeer(peer: string | undefined): boolean {
  return peer === '::1' || /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(peer ?? '');
}
