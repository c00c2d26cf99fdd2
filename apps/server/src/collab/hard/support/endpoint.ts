/** A server under test, in this process or another. */
export interface Endpoint {
  /** What a browser would send as `Origin`. */
  readonly origin: string;
  readonly port: number;
}

/** How somebody comes to it. */
export interface Way {
  /** Name of a person of a `TestAuthorizer`. */
  readonly name?: string;
  /** The whole `Cookie` header, for a real server. */
  readonly cookie?: string;
  /** Port of a proxy in between. */
  readonly via?: number;
}

/** `ws` address without the document. */
export function addressOf(endpoint: Endpoint, { via }: Way): string {
  return `ws://127.0.0.1:${via ?? endpoint.port}/collab`;
}

/** Cookie and Origin as a browser would send them. */
export function headersOf(endpoint: Endpoint, { name, cookie }: Way): Record<string, string> {
  const own = cookie ?? (name === undefined ? undefined : `session=${name}`);
  return { origin: endpoint.origin, ...(own === undefined ? {} : { cookie: own }) };
}
