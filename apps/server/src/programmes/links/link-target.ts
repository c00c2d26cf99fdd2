import type { LinkError } from '@soproekt/contracts';
import { isIP } from 'node:net';
import type { LinkNetwork, ResolvedAddress } from './link-network.js';

/** An address that may be asked, with the machines behind it as they were when they were judged. */
export interface LinkTarget {
  readonly url: URL;
  readonly addresses: readonly ResolvedAddress[];
}

/** A link that is not followed, or did not answer. */
export class LinkFailure extends Error {
  override readonly name = 'LinkFailure';

  constructor(readonly reason: LinkError) {
    super(reason);
  }
}

/** Longest address that is asked, in bytes. */
export const MAX_URL_BYTES = 2_000;

/** @throws LinkFailure not-an-address, for anything but http and https without a password */
export function parseLink(text: string, base?: URL): URL {
  if (Buffer.byteLength(text) > MAX_URL_BYTES || !URL.canParse(text, base?.href))
    throw new LinkFailure('not-an-address');
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new LinkFailure('not-an-address');
  }
  return url;
}

/**
 * Resolves the name of a link once and judges every address that it has. The request must go to these addresses and no others: asked
 * a second time, a hostile name server may name a private one (S30).
 * @throws LinkFailure unknown-host, refused-address
 */
export async function resolveLink(url: URL, network: LinkNetwork): Promise<LinkTarget> {
  const addresses = await addressesOf(hostOf(url), network);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  // One bad address among good ones is refused as well: which of them the connection takes is not for the other side to choose.
  if (!addresses.every(({ address }) => network.permits(address, port))) throw new LinkFailure('refused-address');
  return { url, addresses };
}

/** The name without the brackets of an IPv6 literal. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

async function addressesOf(host: string, network: LinkNetwork): Promise<readonly ResolvedAddress[]> {
  const family = isIP(host);
  if (family === 4 || family === 6) return [{ address: host, family }];
  const found = await network.resolve(host).catch(() => []);
  if (found.length === 0) throw new LinkFailure('unknown-host');
  return found;
}
