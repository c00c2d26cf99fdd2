import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { diskStorage } from 'multer';
import type { MulterModuleOptions } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { AttachmentSettings } from '../platform/config/attachment-settings.js';

/** An upload as multer leaves it. */
export interface Upload {
  readonly path: string;
  /** As the sender says. */
  readonly originalname: string;
  readonly size: number;
}

/** Beside the stored files: moving in between never leaves the disk. */
const uploadsOf = ({ directory }: AttachmentSettings): string => join(directory, 'uploads');

/** One file to the disk, never into memory; a few short fields. */
export function uploadOptions(settings: AttachmentSettings): MulterModuleOptions {
  const directory = uploadsOf(settings);
  return {
    storage: diskStorage({
      destination: (_request, _file, done) => {
        // The directory may be missing until somebody sends a file: no installation gets one that it does not use.
        mkdir(directory, { recursive: true }).then(
          () => done(null, directory),
          (error: Error) => done(error, directory),
        );
      },
      filename: (_request, _file, done) => done(null, randomUUID()),
    }),
    limits: { fileSize: settings.maxBytes, files: 1, fields: 5, fieldSize: 256 * 1024, parts: 6, headerPairs: 20 },
    // Browsers send names in UTF-8 without saying so.
    defParamCharset: 'utf8',
  };
}

/** Does something with an upload and removes it, whatever comes of it. */
export async function withUpload<T>(upload: Upload, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    await removeUpload(upload);
  }
}

/** With what a task wrote beside it and did not live to remove. */
async function removeUpload({ path }: Upload): Promise<void> {
  const [directory, name] = [dirname(path), basename(path)];
  const names = await readdir(directory).catch(() => []);
  const beside = names.filter((other) => other.startsWith(`${name}.`)).map((other) => join(directory, other));
  await Promise.all([path, ...beside].map((file) => rm(file, { force: true })));
}

/** Stands behind the interceptor that takes the file: also a request that is refused after it leaves nothing. */
export class UploadRemover implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { file } = context.switchToHttp().getRequest<{ file?: Upload }>();
    if (!file) return next.handle();
    return from(withUpload(file, () => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}

/** Longer than any request takes after its last byte. */
const STALE_MS = 15 * 60_000;

/** Removes what a server that ended too early left behind. */
export async function removeStaleUploads(settings: AttachmentSettings, now = Date.now()): Promise<void> {
  const directory = uploadsOf(settings);
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const path = join(directory, name);
    const facts = await stat(path).catch(() => null);
    if (facts && now - facts.mtimeMs > STALE_MS) await rm(path, { force: true, recursive: true });
  }
}
