import type { AttachmentType, Locale } from '@soproekt/contracts';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { cleanFileName } from './content/file-name.js';
import { sniff } from './content/sniff.js';
import { worded } from './file-refusal.js';

export interface InspectPayload {
  /** An upload on this machine. An image is replaced by its cleaned form. */
  readonly path: string;
  /** What the sender calls it. */
  readonly name: string;
  readonly locale: Locale;
}

/** A file that may be stored. */
export interface InspectedFile {
  readonly path: string;
  readonly name: string;
  readonly type: AttachmentType;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** Pixels; null: no image. */
  readonly width: number | null;
  readonly height: number | null;
}

/** Looks what a file is, off the event loop: twenty megabytes take a while to go through. @throws AppError file-refused */
export function inspectFile({ path, name, locale }: InspectPayload): Promise<InspectedFile> {
  return worded(locale, async () => {
    const bytes = await readFile(path);
    const { type, image } = await sniff(bytes, name);
    if (image) await writeFile(path, image.bytes);
    return { path, name: cleanFileName(name, type), type, ...factsOf(image?.bytes ?? bytes), ...sizeOf(image) };
  });
}

/** Length and digest of what is stored. */
export function factsOf(bytes: Buffer): { size: number; sha256: string } {
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function sizeOf(image: { readonly width: number; readonly height: number } | undefined) {
  return { width: image?.width ?? null, height: image?.height ?? null };
}
