import { lookup } from 'node:dns/promises';
import { isPublicAddress } from './public-address.js';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** What of the network a link may lead to. Tests put their own in its place. */
export abstract class LinkNetwork {
  /** Every address of a name. @throws when there is none */
  abstract resolve(hostname: string): Promise<readonly ResolvedAddress[]>;
  abstract permits(address: string, port: number): boolean;
}

/** Ports on which sites are published; others would make the server a scanner of foreign machines. */
const PORTS: ReadonlySet<number> = new Set([80, 443, 8080, 8443]);

/** The public internet. */
export class PublicNetwork extends LinkNetwork {
  async resolve(hostname: string): Promise<readonly ResolvedAddress[]> {
    const found = await lookup(hostname, { all: true, verbatim: true });
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
  }

  permits(address: string, port: number): boolean {
    return PORTS.has(port) && isPublicAddress(address);
  }
}
