import type { z } from 'zod';
import { ApiError } from './api-error';
import { address, parseJson, toError } from './client';
import { reportSessionLost } from './session-lost';

interface UploadOptions {
  /** Further fields of the form. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** How much of the file has been sent, 0 … 1. */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Sends a file as the field `file` of a form. By XMLHttpRequest: fetch does not tell how far a sending is.
 * @throws ApiError; the signal's reason when it was cancelled
 */
export function upload<S extends z.ZodType>(
  path: string,
  file: File,
  schema: S,
  { fields = {}, query, onProgress, signal }: UploadOptions = {},
): Promise<z.output<S>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const cancel = (): void => request.abort();
    const settle = (act: () => void): void => {
      signal?.removeEventListener('abort', cancel);
      act();
    };
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    };
    request.onload = () => settle(() => answered(request, schema, resolve, reject));
    request.onerror = () => settle(() => reject(new ApiError('offline', 'no answer')));
    request.onabort = () => settle(() => reject(signal?.reason as Error));
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    signal?.addEventListener('abort', cancel, { once: true });
    request.open('POST', address(path, query));
    request.setRequestHeader('accept', 'application/json');
    request.send(form);
  });
}

function answered<S extends z.ZodType>(
  request: XMLHttpRequest,
  schema: S,
  resolve: (value: z.output<S>) => void,
  reject: (error: ApiError) => void,
): void {
  const body = parseJson(request.responseText);
  const headers = { get: (name: string) => request.getResponseHeader(name) };
  if (request.status < 200 || request.status >= 300) {
    const failure = toError({ status: request.status, headers }, body);
    if (failure.code === 'not-signed-in') reportSessionLost();
    reject(failure);
    return;
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) resolve(parsed.data);
  else reject(new ApiError('unreadable', parsed.error.message, request.status, headers.get('x-request-id')));
}
