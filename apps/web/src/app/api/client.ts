import { errorBodySchema } from '@soproekt/contracts';
import type { z } from 'zod';
import { ApiError } from './api-error';
import { reportSessionLost } from './session-lost';

export const BASE = '/api/v1';

type Query = Record<string, string | number | boolean | null | undefined>;

export interface Options {
  query?: Query;
  signal?: AbortSignal;
  /** Goes on when the page is closed over it. */
  keepalive?: boolean;
}

/** `/documents` + `{kind: 'note', search: undefined}` → `/api/v1/documents?kind=note` */
export function address(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const tail = search.toString();
  return `${BASE}${path}${tail ? `?${tail}` : ''}`;
}

export function parseJson(text: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What was answered, as far as a failure is read from it. */
interface Answered {
  readonly status: number;
  readonly headers: { get: (name: string) => string | null };
}

/** The failure that an answer tells of. */
export function toError(response: Answered, body: unknown): ApiError {
  const retryAfter = Number(response.headers.get('retry-after')) || null;
  const parsed = errorBodySchema.safeParse(body);
  if (parsed.success) {
    const { code, message, requestId, details } = parsed.data;
    return new ApiError(code, message, response.status, requestId, details, retryAfter);
  }
  // A proxy answered in the place of the server.
  const code = [502, 503, 504].includes(response.status) ? 'unavailable' : 'unreadable';
  return new ApiError(code, `status ${response.status}`, response.status, response.headers.get('x-request-id'));
}

async function request<S extends z.ZodType>(
  method: string,
  path: string,
  body: unknown,
  schema: S | undefined,
  options: Options,
): Promise<z.output<S>> {
  let response: Response;
  let answer: unknown;
  // The browser writes the type of a form itself, with the boundary that it has chosen.
  const form = body instanceof FormData;
  const type: Record<string, string> = body === undefined || form ? {} : { 'content-type': 'application/json' };
  try {
    response = await fetch(address(path, options.query), {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...type },
      body: body === undefined || form ? body : JSON.stringify(body),
      signal: options.signal,
      keepalive: options.keepalive,
    });
    answer = parseJson(await response.text());
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError('offline', error instanceof Error ? error.message : 'no answer');
  }
  if (!response.ok) {
    const failure = toError(response, answer);
    if (failure.code === 'not-signed-in') reportSessionLost();
    throw failure;
  }
  if (!schema) return undefined as z.output<S>;
  const parsed = schema.safeParse(answer);
  if (!parsed.success) {
    throw new ApiError(
      'unreadable',
      parsed.error.message,
      response.status,
      response.headers.get('x-request-id'),
      parsed.error.issues,
    );
  }
  return parsed.data;
}

/**
 * The REST API. Paths are relative to /api/v1; a body is sent as JSON, or as it is when it is a form. Answers are parsed by the
 * given schema, without one they are dropped.
 * @throws ApiError on every failure, `offline` when there was no answer
 */
export const api = {
  get: <S extends z.ZodType>(path: string, schema: S, options: Options = {}) =>
    request('GET', path, undefined, schema, options),
  post: <S extends z.ZodType>(path: string, body?: unknown, schema?: S, options: Options = {}) =>
    request('POST', path, body ?? {}, schema, options),
  patch: <S extends z.ZodType>(path: string, body: unknown, schema?: S, options: Options = {}) =>
    request('PATCH', path, body, schema, options),
  put: <S extends z.ZodType>(path: string, body: unknown, schema?: S, options: Options = {}) =>
    request('PUT', path, body, schema, options),
  delete: <S extends z.ZodType>(path: string, schema?: S, options: Options = {}) =>
    request('DELETE', path, undefined, schema, options),
};
