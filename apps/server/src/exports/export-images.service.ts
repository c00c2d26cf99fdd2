import { Inject, Injectable } from '@nestjs/common';
import { isImageType } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { AttachmentEntity } from '../attachments/attachment.entity.js';
import { FILE_STORAGE, type FileStorage } from '../attachments/storage/file-storage.js';
import { TaskPool } from '../tasks/task-pool.service.js';
import type { ExportImage } from './model/export-payload.js';

/** Bytes of the images of one export; the others are named in words. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Their pixels: a picture of few bytes may unpack to very many. */
const MOST_PIXELS = 40_000_000;
const TIMEOUT = 20_000;

/** Reads the images that a document shows. */
@Injectable()
export class ExportImages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskPool,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  async of(documentId: string, state: Uint8Array): Promise<ExportImage[]> {
    const rows = await this.dataSource.manager.findBy(AttachmentEntity, { documentId });
    const images = new Map(rows.filter(({ type }) => isImageType(type)).map((row) => [row.id, row]));
    if (images.size === 0) return [];
    const shown = await this.tasks.run('shownImages', { state }, { timeoutMs: TIMEOUT });
    const found: ExportImage[] = [];
    let left = MOST_BYTES;
    let pixelsLeft = MOST_PIXELS;
    for (const id of shown) {
      const row = images.get(id);
      if (!row || !isImageType(row.type)) continue;
      const { type, width, height } = { type: row.type, width: row.width ?? 1, height: row.height ?? 1 };
      const bytes = width * height <= pixelsLeft && (await this.read(row.fileId, left));
      if (!bytes) continue;
      left -= bytes.length;
      pixelsLeft -= width * height;
      found.push({ id, type, bytes, width, height });
    }
    return found;
  }

  /** @returns null when it is lost, or larger than what is left */
  private async read(fileId: string, most: number): Promise<Uint8Array | null> {
    const stream = await this.storage.open(fileId);
    if (!stream) return null;
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
}
