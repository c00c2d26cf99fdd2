import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AppConfig } from '../platform/config/app-config.js';
import { AppError } from '../platform/errors/app-error.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { AttachmentEntity } from './attachment.entity.js';
import type { InspectedFile } from './inspect-task.js';
import { FILE_STORAGE, type FileStorage } from './storage/file-storage.js';

/** A file in the storage that no document has yet. */
export interface KeptFile extends InspectedFile {
  /** Of the attachment; the text of the document may name it already. */
  readonly id: string;
  readonly fileId: string;
}

/** A file that is to be kept; without an id it gets one. */
export type NewFile = InspectedFile & { readonly id?: string };

/** Whether anything has a file. */
const NEEDED = `select from attachment where file_id = $1 union all select from template_attachment where file_id = $1`;

/** Puts files into the storage and takes them out, and keeps the account of what lies there. */
@Injectable()
export class FileKeeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /**
   * Stores files for a workspace. They stay only when `attach` follows.
   * @throws AppError quota-exceeded; unavailable when the storage does not answer
   */
  async keep(workspaceId: string, files: readonly NewFile[]): Promise<KeptFile[]> {
    if (files.length === 0) return [];
    const kept = files.map((file) => ({ ...file, id: file.id ?? randomUUID(), fileId: randomUUID() }));
    await this.reserve(workspaceId, kept);
    try {
      for (const { fileId, path, size, sha256 } of kept) await this.storage.put(fileId, path, { size, sha256 });
    } catch (error) {
      await this.drop(kept);
      throw error;
    }
    return kept;
  }

  /** Makes kept files part of a document, in the caller's transaction. */
  async attach(manager: EntityManager, documentId: string, userId: string, files: readonly KeptFile[]): Promise<void> {
    for (const { id, fileId, name, type, width, height } of files) {
      await manager.query('update stored_file set stored_at = now() where id = $1', [fileId]);
      await manager.insert(AttachmentEntity, { documentId, id, fileId, name, type, width, height, createdBy: userId });
    }
  }

  /** Forgets kept files after the caller's transaction has failed. Never throws: the sweep finds what is left. */
  async drop(files: readonly KeptFile[]): Promise<void> {
    for (const { fileId } of files) await this.remove(fileId, true);
  }

  /** Deletes what no document has any more, and what was never finished. @returns how many files */
  async sweep(): Promise<number> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from stored_file f
       where (stored_at is not null or created_at < now() - interval '1 hour')
         and not exists (select from attachment where file_id = f.id)
         and not exists (select from template_attachment where file_id = f.id)`,
    );
    let removed = 0;
    for (const { id } of rows) if (await this.remove(id, false)) removed += 1;
    return removed;
  }

  /** Deletes a file that nothing needs any more; a failure is made good by the sweep. */
  async release(fileId: string): Promise<void> {
    await this.remove(fileId, false);
  }

  /** Asked under a lock: of two uploads at once the second sees what the first has taken. */
  private async reserve(workspaceId: string, files: readonly KeptFile[]): Promise<void> {
    const { quotaBytes } = this.config.attachments;
    await this.dataSource.transaction(async (manager) => {
      await manager.query('select from workspace where id = $1 for no key update', [workspaceId]);
      const [row] = await manager.query<{ used: string }[]>(
        'select coalesce(sum(size), 0) as used from stored_file where workspace_id = $1',
        [workspaceId],
      );
      const used = Number(row?.used ?? 0);
      const wanted = files.reduce((sum, { size }) => sum + size, 0);
      if (used + wanted > quotaBytes) {
        throw new AppError('quota-exceeded', 'the files of the workspace have reached their bound', {
          quotaBytes,
          usedBytes: used,
          wantedBytes: wanted,
        });
      }
      for (const { fileId, size, sha256 } of files) {
        await manager.query('insert into stored_file (id, workspace_id, size, sha256) values ($1, $2, $3, $4)', [
          fileId,
          workspaceId,
          size,
          Buffer.from(sha256, 'hex'),
        ]);
      }
    });
  }

  /** The bytes go before the row, under its lock: a copy that is made at this moment waits, and a failure is found by the next sweep. */
  private async remove(fileId: string, unfinished: boolean): Promise<boolean> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const locked = await manager.query<unknown[]>(
          `select from stored_file where id = $1
             and (stored_at is not null or created_at < now() - interval '1 hour' or $2::boolean)
           for update skip locked`,
          [fileId, unfinished],
        );
        // Looked at once more under the lock: whoever needs the file since may have committed while it was waited for.
        if (locked.length === 0 || (await manager.query<unknown[]>(NEEDED, [fileId])).length > 0) return false;
        await this.storage.remove(fileId);
        await manager.query('delete from stored_file where id = $1', [fileId]);
        return true;
      });
    } catch (error) {
      this.logger.warn(`a file could not be deleted from the storage: ${String(error)}`, 'Attachments');
      return false;
    }
  }
}
