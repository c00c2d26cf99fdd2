import { Inject, Injectable } from '@nestjs/common';
import { attachmentPath, type Attachment, type Locale } from '@soproekt/contracts';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import type { DocumentFacts } from '../access/access.service.js';
import type { Principal } from '../access/principal.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError, notFound } from '../platform/errors/app-error.js';
import { TaskPool } from '../tasks/task-pool.service.js';
import { AttachmentEntity } from './attachment.entity.js';
import { FileKeeper } from './file-keeper.service.js';
import { FILE_STORAGE, type FileStorage } from './storage/file-storage.js';
import { withUpload, type Upload } from './uploads.js';

/** Looking at a file of twenty megabytes takes a second at most; the rest is waiting for a thread. */
const INSPECTION_MS = 30_000;

/** The files of documents. */
@Injectable()
export class AttachmentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskPool,
    private readonly keeper: FileKeeper,
    private readonly audit: AuditService,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  async list(documentId: string): Promise<Attachment[]> {
    const rows = await this.dataSource.manager.find(AttachmentEntity, {
      where: { documentId },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const sizes = await this.sizesOf(rows);
    return rows.map((row) => toView(row, sizes.get(row.fileId) ?? 0));
  }

  /** @throws AppError file-refused, quota-exceeded, unavailable */
  async add({ document }: DocumentFacts, upload: Upload, actor: Principal, locale: Locale): Promise<Attachment> {
    return withUpload(upload, async () => {
      const payload = { path: upload.path, name: upload.originalname, locale };
      const file = await this.tasks.run('inspectFile', payload, { timeoutMs: INSPECTION_MS });
      const kept = await this.keeper.keep(document.workspaceId, [file]);
      try {
        await this.dataSource.transaction((manager) => this.keeper.attach(manager, document.id, actor.userId, kept));
      } catch (error) {
        await this.keeper.drop(kept);
        throw error;
      }
      const [made] = kept;
      if (!made) throw new AppError('internal', 'nothing was stored');
      return toView(await this.find(document.id, made.id), made.size);
    });
  }

  /**
   * @throws AppError not-found for one of another document (S11)
   */
  async find(documentId: string, id: string): Promise<AttachmentEntity> {
    const found = await this.dataSource.manager.findOneBy(AttachmentEntity, { documentId, id });
    if (!found) throw notFound('the attachment');
    return found;
  }

  /** @throws AppError not-found when the storage has lost it */
  async open(attachment: AttachmentEntity): Promise<Readable> {
    const bytes = await this.storage.open(attachment.fileId);
    if (!bytes) throw notFound('the file');
    return bytes;
  }

  async remove({ document }: DocumentFacts, id: string, actor: Principal): Promise<void> {
    const { fileId } = await this.find(document.id, id);
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(AttachmentEntity, { documentId: document.id, id });
      if (!affected) throw notFound('the attachment');
      await this.audit.record(
        {
          kind: 'attachment.deleted',
          actorId: actor.userId,
          subjectId: document.id,
          workspaceId: document.workspaceId,
          details: { attachmentId: id },
        },
        manager,
      );
    });
    await this.keeper.release(fileId);
  }

  private async sizesOf(rows: readonly AttachmentEntity[]): Promise<Map<string, number>> {
    const files = await this.dataSource.query<{ id: string; size: string }[]>(
      'select id, size from stored_file where id = any($1)',
      [rows.map(({ fileId }) => fileId)],
    );
    return new Map(files.map(({ id, size }) => [id, Number(size)]));
  }
}

function toView(row: AttachmentEntity, size: number): Attachment {
  const { id, name, type, width, height, documentId, createdAt, createdBy } = row;
  return {
    id,
    name,
    type,
    size,
    ...(width !== null && height !== null && { width, height }),
    url: attachmentPath(documentId, id),
    createdAt: createdAt.toISOString(),
    createdBy,
  };
}
