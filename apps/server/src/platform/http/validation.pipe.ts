import { StandardSchemaValidationPipe } from '@nestjs/common';
import { invalidInput } from '../errors/app-error.js';

/** How many findings an answer names; a hostile body could have thousands. */
const MOST_ISSUES = 20;

/** Parses `@Body({ schema })` and `@Query({ schema })` with the schemas of libs/contracts. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    invalidInput(
      issues.slice(0, MOST_ISSUES).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: issue.message,
      })),
    ),
});
