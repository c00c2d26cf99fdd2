import type { ErrorCode, FieldIssue } from '@soproekt/contracts';

/** What went wrong, in words of the domain. Knows no HTTP: filters at the edges translate the code. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
  }
}

/** The same answer for "not there" and "not for you": foreign ids must not be told from unknown ones. */
export const notFound = (what: string): AppError => new AppError('not-found', `${what} was not found`);

/** The person is a member, but the role does not suffice. */
export const notAllowed = (message = 'your role does not allow this'): AppError => new AppError('not-allowed', message);

/** @param issues what is wrong with which field */
export const invalidInput = (issues: readonly FieldIssue[]): AppError =>
  new AppError('invalid-input', 'the input is not valid', issues);
