import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ERROR_STATUS, type ErrorBody } from '@soproekt/contracts';
import type { Response } from 'express';
import { AppLogger } from '../logging/app-logger.js';
import { requestIdOf } from '../logging/request-log.js';
import { toAppError } from './to-app-error.js';

/** The only place where errors become HTTP. What is not known leaves as `internal` with a number to look up in the log. */
@Catch()
export class HttpExceptionFilter implements ExceptionFilter {
  constructor(private readonly logger: AppLogger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = requestIdOf(response);
    const known = toAppError(exception);
    if (!known) {
      const err =
        exception instanceof Error
          ? { name: exception.name, message: exception.message, stack: exception.stack }
          : undefined;
      this.logger.pino.error({ requestId, err }, 'unexpected error');
    }
    if (response.headersSent) {
      response.end();
      return;
    }
    const body: ErrorBody = known
      ? {
          code: known.code,
          message: known.message,
          ...(known.details === undefined ? {} : { details: known.details }),
          requestId,
        }
      : { code: 'internal', message: 'something went wrong on the server', requestId };
    if (body.code === 'too-many-attempts') response.setHeader('Retry-After', String(retryAfter(body.details)));
    response.status(ERROR_STATUS[body.code]).json(body);
  }
}

function retryAfter(details: unknown): number {
  const seconds = typeof details === 'object' && details !== null && 'retryAfter' in details ? details.retryAfter : 1;
  return typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds)) : 1;
}
