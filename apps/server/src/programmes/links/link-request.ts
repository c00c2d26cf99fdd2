import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { hostOf, LinkFailure, type LinkTarget } from './link-target.js';

export interface LinkAnswer {
  readonly status: number;
  /** Where a redirect leads; null: nowhere. */
  readonly location: string | null;
}

const HEADERS = { 'user-agent': 'soproekt-link-check', accept: '*/*' };
const MAX_HEADER_BYTES = 16 * 1024;
/** What is asked for of a body; none of it is read. */
const RANGE = 'bytes=0-65535';

/**
 * Sends one request to exactly the addresses of the target and reads the head of the answer. The connection is closed then, whatever
 * length the body has.
 * @throws LinkFailure no-answer, certificate; the reason of the signal
 */
export function requestLink(target: LinkTarget, method: 'HEAD' | 'GET', signal: AbortSignal): Promise<LinkAnswer> {
  const { url, addresses } = target;
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(
      {
        method,
        protocol: url.protocol,
        hostname: hostOf(url),
        port: url.port || undefined,
        path: url.pathname + url.search,
        headers: method === 'GET' ? { ...HEADERS, range: RANGE } : HEADERS,
        maxHeaderSize: MAX_HEADER_BYTES,
        // No connection is kept: the next request is judged anew.
        agent: false,
        lookup: pinnedTo(addresses),
        signal,
      },
      (response) => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, location: status >= 300 && status < 400 ? (headers.location ?? null) : null });
        request.destroy();
      },
    );
    request.on('error', (error) => reject(signal.aborted ? (signal.reason as Error) : failureOf(error)));
    request.end();
  });
}

/** Answers every question for an address with those that were judged. */
function pinnedTo(addresses: LinkTarget['addresses']): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else if (first) callback(null, first.address, first.family);
    else callback(new Error('no address'), '', 0);
  };
}

function failureOf(error: NodeJS.ErrnoException): LinkFailure {
  const certificate = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_)/.test(error.code ?? '');
  return new LinkFailure(certificate ? 'certificate' : 'no-answer');
}
