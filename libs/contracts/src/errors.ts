import { z } from 'zod';

/** Every error code that the API answers with, and its HTTP status. */
export const ERROR_STATUS = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'wrong-origin': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'already-exists': 409,
  'last-coordinator': 409,
  'last-owner': 409,
  'wrong-status': 409,
  'setup-done': 409,
  gone: 410,
  'invitation-used': 410,
  'invitation-expired': 410,
  'too-large': 413,
  'quota-exceeded': 413,
  'file-refused': 422,
  'too-many-attempts': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

export const errorCodeSchema = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]);

/** Body of every answer that is not a success. */
export const errorBodySchema = z.object({
  code: errorCodeSchema,
  /** English sentence for developers; the client words it for people by `code`. */
  message: z.string(),
  details: z.unknown().optional(),
  requestId: z.string(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** One finding of `details` when the code is invalid-input. */
export const fieldIssueSchema = z.object({ path: z.string(), message: z.string() });
export type FieldIssue = z.infer<typeof fieldIssueSchema>;
