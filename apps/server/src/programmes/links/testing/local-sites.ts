import { createServer, type IncomingMessage, type ServerResponse, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LinkNetwork, PublicNetwork, type ResolvedAddress } from '../link-network.js';

export interface LocalSite {
  readonly port: number;
  /** `HEAD /path` for each request, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** A site on this machine. */
export async function startSite(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalSite> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The public network, where one port of this machine counts as public and names are what a test says. */
export class TestNetwork extends LinkNetwork {
  /** Names that were asked for, in order. */
  readonly resolved: string[] = [];
  private readonly real = new PublicNetwork();

  constructor(
    private readonly openPort: number,
    private readonly names: (hostname: string, times: number) => readonly string[],
  ) {
    super();
  }

  resolve(hostname: string): Promise<readonly ResolvedAddress[]> {
    this.resolved.push(hostname);
    const times = this.resolved.filter((name) => name === hostname).length;
    const addresses = this.names(hostname, times);
    if (addresses.length === 0) return Promise.reject(new Error('ENOTFOUND'));
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  }

  permits(address: string, port: number): boolean {
    return (address === '127.0.0.1' && port === this.openPort) || this.real.permits(address, port);
  }
}
