import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '@soproekt/contracts';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { databaseErrorCode, isDatabaseAway } from '../database/database-error.js';
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
  if (isDatabaseAway(exception instanceof QueryFailedError ? exception.driverError : exception)) {
    return new AppError('unavailable', 'the database is not available at the moment');
  }
  if (exception instanceof QueryFailedError) return fromQuery(exception);
  if (isBodyParserError(exception)) return fromBodyParser(exception);
  if (exception instanceof HttpException) {
    const upload = uploadMessage(exception);
    if (upload) return new AppError('invalid-input', upload, [{ path: 'file', message: upload }]);
    const code = BY_STATUS[exception.getStatus()];
    return code ? new AppError(code, httpMessage(exception)) : null;
  }
  // Express throws these when a path has a broken percent sign.
  if (exception instanceof URIError) return notFound('the path');
  return null;
}

/** By the codes of multer. */
const UPLOADS: Readonly<Record<string, string>> = {
  LIMIT_FILE_COUNT: 'one file at a time, in the field `file`',
  LIMIT_UNEXPECTED_FILE: 'one file, in the field `file`',
  LIMIT_PART_COUNT: 'the form has too many fields',
  LIMIT_FIELD_COUNT: 'the form has too many fields',
  LIMIT_FIELD_KEY: 'the name of a field is too long',
  LIMIT_FIELD_VALUE: 'a field of the form is too long',
  LIMIT_FIELD_NESTING: 'the names of the fields are not those that are expected here',
  LIMIT_FIELD_ARRAY_INDEX: 'the names of the fields are not those that are expected here',
  INVALID_FIELD_NAME: 'the names of the fields are not those that are expected here',
  MISSING_FIELD_NAME: 'a field of the form has no name',
};
/** By the words of the reader of forms, which has no codes. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/Unexpected end of (?:form|file)/, 'the upload was cut off before its end'],
  [
    /Boundary not found|Malformed part header|Unsupported content type/,
    'the body is not the multipart/form-data that its header says',
  ],
];

/** What is wrong with an upload; null: it is not about one. A file that is too large has a code of its own. */
function uploadMessage(exception: HttpException): string | null {
  if (exception.getStatus() === 413) return null;
  const { cause } = exception;
  if (!(cause instanceof Error)) return null;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (Object.hasOwn(UPLOADS, code)) return UPLOADS[code] ?? null;
  return FORMS.find(([words]) => words.test(cause.message))?.[1] ?? null;
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
