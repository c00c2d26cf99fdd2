import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { AppLogger } from './app-logger.js';

/** The number of a request, also in the `x-request-id` of its answer. */
export const requestIdOf = (response: Response): string => String(response.getHeader('x-request-id') ?? '');

/**
 * Numbers every request and logs it when it is answered. The number is always ours: one sent by the client could
 * imitate another request in the log. The query string stays out, it may carry what people searched for.
 */
export function requestLog(logger: AppLogger) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const requestId = randomUUID();
    const started = performance.now();
    response.setHeader('x-request-id', requestId);
    response.on('finish', () => {
      logger.pino.info(
        {
          requestId,
          method: request.method,
          path: request.originalUrl.split('?', 1)[0],
          status: response.statusCode,
          ms: Math.round(performance.now() - started),
        },
        'request',
      );
    });
    next();
  };
}
