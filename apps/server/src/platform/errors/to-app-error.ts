import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '@soproekt/contracts';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { databaseErrorCode } from '../database/database-error.js';
import { AppError, notFound } from './app-error.js';

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  410: 'gone',
  413: 'too-large',
  415: 'invalid-input',
  429: 'too-many-attempts',
  503: 'unavailable',
};

const NOT_OUR_JSON = 'the body is not the JSON that is expected here';
const TOO_LARGE = 'the body is too large';

/**
 * Makes a coded error of what was thrown.
 * @returns null for what nobody foresaw: it must not leave the server in its own words
 */
export function toAppError(exception: unknown): AppError | null {
  if (exception instanceof AppError) return exception;
  if (exception instanceof EntityNotFoundError) return notFound('what was asked for');
  if (exception instanceof QueryFailedError) return fromQuery(exception);
  if (isBodyParserError(exception)) return fromBodyParser(exception);
  if (exception instanceof HttpException) {
    const code = BY_STATUS[exception.getStatus()];
    return code ? new AppError(code, httpMessage(exception)) : null;
  }
  // Express throws these when a path has a broken percent sign.
  if (exception instanceof URIError) return notFound('the path');
  return null;
}

/** Said of these in our own words: Nest and the body parser repeat what was sent, a password among it perhaps. */
const MESSAGES: Readonly<Record<number, string>> = {
  400: NOT_OUR_JSON,
  404: 'there is nothing at this address',
  413: TOO_LARGE,
  415: NOT_OUR_JSON,
};

const httpMessage = (exception: HttpException): string => MESSAGES[exception.getStatus()] ?? exception.message;

function fromQuery(exception: QueryFailedError): AppError | null {
  switch (databaseErrorCode(exception.driverError)) {
    case '23505':
      return new AppError('already-exists', 'this exists already');
    case '23503':
      return new AppError('conflict', 'something that this depends on is missing or still in use');
    case '40001':
    case '40P01':
      return new AppError('conflict', 'somebody changed the same thing at this moment; try again');
    case '22021': // a zero byte, which text in PostgreSQL cannot hold
    case '22P05':
      return new AppError('invalid-input', 'the input contains characters that cannot be stored');
    case '57P01':
    case '57P03':
    case '53300':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return new AppError('unavailable', 'the database is not available at the moment');
    default:
      return null;
  }
}

interface BodyParserError extends Error {
  readonly type: string;
  readonly status: number;
}

function isBodyParserError(exception: unknown): exception is BodyParserError {
  return (
    exception instanceof Error && 'type' in exception && typeof exception.type === 'string' && 'status' in exception
  );
}

function fromBodyParser(exception: BodyParserError): AppError {
  if (exception.type === 'entity.too.large') return new AppError('too-large', TOO_LARGE);
  return new AppError('invalid-input', NOT_OUR_JSON);
}
