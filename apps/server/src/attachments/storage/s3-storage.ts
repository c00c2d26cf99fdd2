import { AwsClient } from 'aws4fetch';
import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AppError } from '../../platform/errors/app-error.js';
import type { S3Settings } from '../../platform/config/attachment-settings.js';
import { checkKey, type FileStorage } from './file-storage.js';

/** Longest wait for the service to answer, which it does when it has taken a file, in milliseconds. What it sends then may take longer. */
const PATIENCE_MS = 120_000;

/** Objects of a bucket, addressed by path, requests signed with version 4. */
export class S3Storage implements FileStorage {
  private readonly client: AwsClient;

  constructor(private readonly settings: S3Settings) {
    this.client = new AwsClient({
      accessKeyId: settings.accessKey,
      secretAccessKey: settings.secretKey,
      region: settings.region,
      service: 's3',
      // Waiting and trying again is left to the person: the upload is theirs.
      retries: 0,
    });
  }

  async put(key: string, path: string, { size, sha256 }: { size: number; sha256: string }): Promise<void> {
    // A blob that reads from the disk: the length is known, which S3 demands, and the content is never in memory as a whole.
    const body = await openAsBlob(path);
    const response = await this.send('PUT', key, {
      body,
      headers: {
        'content-length': String(size),
        'content-type': 'application/octet-stream',
        // Signed, so the service refuses what was damaged on the way.
        'x-amz-content-sha256': sha256,
      },
    });
    await response.body?.cancel();
  }

  async open(key: string): Promise<Readable | null> {
    const response = await this.send('GET', key);
    if (response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    return response.body ? Readable.fromWeb(response.body as ReadableStream<Uint8Array>) : Readable.from([]);
  }

  async remove(key: string): Promise<void> {
    const response = await this.send('DELETE', key);
    await response.body?.cancel();
  }

  /** @throws AppError unavailable when the service does not answer or refuses */
  private async send(
    method: string,
    key: string,
    init: { body?: Blob; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { endpoint, bucket } = this.settings;
    const url = `${endpoint}/${bucket}/${checkKey(key)}`;
    let response: Response;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error('no answer in time')), PATIENCE_MS);
    try {
      const { headers = {}, body } = init;
      // The body is not given to the signer, which would read it as a whole; its hash is among the headers.
      const signed = await this.client.sign(url, { method, headers });
      response = await fetch(url, {
        method,
        headers: signed.headers,
        body,
        redirect: 'error',
        signal: patience.signal,
      });
    } catch (cause) {
      throw unavailable(method, cause);
    } finally {
      clearTimeout(timer);
    }
    if (response.ok || (response.status === 404 && method !== 'PUT')) return response;
    await response.body?.cancel();
    throw unavailable(method, new Error(`status ${response.status}`));
  }
}

function unavailable(method: string, cause: unknown): AppError {
  const error = new AppError('unavailable', 'the storage of files does not answer');
  error.cause = new Error(`S3 ${method}`, { cause });
  return error;
}
