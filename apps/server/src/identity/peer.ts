import type { Request } from 'express';
import type { Peer } from './auth.service.js';

/** The address is that of the TCP peer unless TRUST_PROXY says how many proxies to believe (S5). */
export const peerOf = (request: Request): Peer => ({
  ip: request.ip ?? 'unknown',
  userAgent: request.headers['user-agent'] ?? '',
});
