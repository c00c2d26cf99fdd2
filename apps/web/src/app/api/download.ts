import { ApiError } from './api-error';
import { address, parseJson, toError, type Options } from './client';
import { reportSessionLost } from './session-lost';

export interface DownloadedFile {
  readonly blob: Blob;
  /** As the server names it; null: it does not. */
  readonly name: string | null;
}

/** `attachment; filename="a.docx"; filename*=UTF-8''%D0%9F.docx` → «П.docx» */
export function fileNameOf(disposition: string | null): string | null {
  const [, coded] = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  if (coded) {
    try {
      return decodeURIComponent(coded.trim());
    } catch {
      // Not what it says it is: the plain name is left.
    }
  }
  const [, plain] = /filename\s*=\s*"?([^";]+)"?/i.exec(disposition ?? '') ?? [];
  return plain?.trim() || null;
}

/**
 * Fetches a file whole. Paths are relative to /api/v1.
 * @throws ApiError on every failure; what `signal` was aborted with
 */
export async function downloadFile(path: string, options: Options = {}): Promise<DownloadedFile> {
  try {
    const response = await fetch(address(path, options.query), {
      credentials: 'same-origin',
      signal: options.signal,
    });
    if (response.ok) {
      return { blob: await response.blob(), name: fileNameOf(response.headers.get('content-disposition')) };
    }
    const failure = toError(response, parseJson(await response.text()));
    if (failure.code === 'not-signed-in') reportSessionLost();
    throw failure;
  } catch (error) {
    if (error instanceof ApiError || options.signal?.aborted) throw error;
    throw new ApiError('offline', error instanceof Error ? error.message : 'no answer');
  }
}
