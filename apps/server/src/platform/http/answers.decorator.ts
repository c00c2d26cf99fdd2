import { applyDecorators, HttpCode, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { errorBodySchema } from '@soproekt/contracts';
import type { z } from 'zod';

/** What a handler answers with; null: an empty body. */
export const ANSWER_DECLARED = 'soproekt:answer';

interface AnswerOptions {
  /** HTTP status, 200 unless told. */
  readonly status?: number;
  /** The answer is a list of what the schema describes. */
  readonly list?: boolean;
  /** Schemas by status for OpenAPI, of a handler that answers with several. */
  readonly described?: Readonly<Record<number, z.ZodType>>;
}

/**
 * Declares the answer of a handler. The schema shapes what leaves the server – fields it does not name are dropped, so
 * an entity cannot slip out – and is what OpenAPI shows. A handler without it does not start.
 */
export function Answers(schema: z.ZodType, options: AnswerOptions = {}): MethodDecorator {
  const status = options.status ?? 200;
  const described = Object.entries(options.described ?? { [status]: schema });
  return applyDecorators(
    declared,
    HttpCode(status),
    SerializeOptions({ schema }),
    ...described.map(([code, standardSchema]) =>
      ApiResponse({ status: Number(code), description: 'success', standardSchema, isArray: options.list ?? false }),
    ),
    errors,
  );
}

/** Declares a handler that answers 204 without a body. */
export function AnswersNothing(): MethodDecorator {
  return applyDecorators(declared, HttpCode(204), ApiResponse({ status: 204, description: 'done' }), errors);
}

interface FileOptions {
  /** Content types that it may have. */
  readonly types?: readonly string[];
  /** Whoever sends `If-None-Match` may be told that nothing has changed. */
  readonly tagged?: boolean;
}

/** Declares a handler that answers with the bytes of a file. */
export function AnswersFile({
  types = ['application/octet-stream'],
  tagged = false,
}: FileOptions = {}): MethodDecorator {
  const binary = { schema: { type: 'string', format: 'binary' } };
  const content = Object.fromEntries(types.map((type) => [type, binary]));
  return applyDecorators(
    declared,
    HttpCode(200),
    ApiResponse({ status: 200, description: 'the file', content }),
    ...(tagged ? [ApiResponse({ status: 304, description: 'the same as what `If-None-Match` names' })] : []),
    errors,
  );
}

const declared: MethodDecorator = (_target, _key, descriptor) => {
  if (descriptor.value) Reflect.defineMetadata(ANSWER_DECLARED, true, descriptor.value);
};

const errors: MethodDecorator = ApiResponse({
  status: 'default',
  description: 'an error',
  standardSchema: errorBodySchema,
});
