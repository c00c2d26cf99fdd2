import { fieldIssueSchema, type ErrorCode, type FieldIssue } from '@soproekt/contracts';
import { z } from 'zod';

/**
 * Codes of failures that never reached, or never came from, the API:
 * `offline`: no answer at all; `unreadable`: an answer that does not keep to the contract.
 */
export type ClientErrorCode = ErrorCode | 'offline' | 'unreadable';

/** What every failed request is turned into. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly code: ClientErrorCode,
    message: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number = 0,
    /** Number to quote to the administrator; null when the request got no answer. */
    readonly requestId: string | null = null,
    readonly details: unknown = undefined,
    /** Seconds to wait, from Retry-After. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
  }

  /** The fields that the server refused, when the code is `invalid-input`. */
  get fieldIssues(): FieldIssue[] {
    const parsed = z.array(fieldIssueSchema).safeParse(this.details);
    return parsed.success ? parsed.data : [];
  }
}

export function isApiError(error: unknown, ...codes: ClientErrorCode[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}
