import { ERROR_STATUS, type ErrorBody } from '@soproekt/contracts';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

type Refusal = Pick<ErrorBody, 'code' | 'message'>;

/** The refusal of sockets from other sites' pages, and of programs that name no Origin (S18). */
export const FOREIGN_ORIGIN: Refusal = {
  code: 'wrong-origin',
  message: 'connections need the Origin of this installation',
};

/** A refusal as all others have it, with a number of its own: Nest numbers no upgrades. */
export const refusalOf = ({ code, message }: Refusal): ErrorBody => ({ code, message, requestId: randomUUID() });

/** Answers an upgrade request that is not granted, and closes it. */
export function refuseUpgrade(socket: Duplex, refusal: Refusal): void {
  // The peer may be gone already; an unheard 'error' would end the process.
  socket.on('error', () => socket.destroy());
  const body = refusalOf(refusal);
  const text = JSON.stringify(body);
  const status = ERROR_STATUS[body.code];
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `X-Request-Id: ${body.requestId}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
}
