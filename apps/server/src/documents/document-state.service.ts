import { Injectable } from '@nestjs/common';
import { ActivityRecorder } from '../activity/activity-recorder.service.js';
import type { DocumentContent, DocumentPatch } from '@soproekt/contracts';
import { nextStatuses } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { AppError, notFound } from '../platform/errors/app-error.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { DocumentEntity } from './document.entity.js';
import { DocumentStore } from './document-store.js';
import { projectState } from './projection.js';

/** The present text of a document, and changes of its row under a lock. */
@Injectable()
export class DocumentStateService {
  constructor(
    private readonly store: DocumentStore,
    private readonly activity: ActivityRecorder,
    private readonly logger: AppLogger,
  ) {}

  /**
   * The text as one Yjs update, edits in flight included.
   * @throws AppError unavailable when it cannot be loaded: an error, never an empty document
   */
  async read(documentId: string): Promise<Uint8Array> {
    try {
      return await this.store.state(documentId);
    } catch (error) {
      this.logger.error(error, 'Documents');
      throw new AppError('unavailable', 'the document could not be loaded; try again');
    }
  }

  async content(document: DocumentEntity): Promise<DocumentContent> {
    const { schemaVersion, sections } = projectState(await this.read(document.id));
    return {
      id: document.id,
      kind: document.kind,
      title: document.title,
      schemaVersion,
      sections: sections.map((section) => ({ ...section, rows: [...section.rows] })),
    };
  }

  /**
   * The row, locked until the transaction ends: two people changing the status decide one after the other.
   * @throws AppError not-found when it was purged meanwhile
   */
  async lock(manager: EntityManager, id: string): Promise<DocumentEntity> {
    const document = await manager.findOne(DocumentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!document) throw notFound('the document');
    return document;
  }

  /**
   * @returns whether the status changed
   * @throws AppError wrong-status
   */
  async change(
    manager: EntityManager,
    document: DocumentEntity,
    patch: DocumentPatch,
    userId: string,
  ): Promise<boolean> {
    const { id, status } = document;
    const next = patch.status ?? status;
    if (next !== status && !nextStatuses(status).includes(next)) {
      throw new AppError('wrong-status', `a document that is ${status} cannot become ${next}`, {
        status,
        next: nextStatuses(status),
      });
    }
    const about = { workspaceId: document.workspaceId, documentId: id, actorId: userId };
    if (next !== status) {
      await manager.update(DocumentEntity, { id }, { status: next });
      await this.activity.record(manager, { ...about, kind: 'status-changed', status: next });
    }
    if (patch.title !== undefined && patch.title !== document.title) {
      await manager.update(DocumentEntity, { id }, { title: patch.title, updatedBy: userId, updatedAt: new Date() });
      await this.activity.record(manager, { ...about, kind: 'renamed' });
    }
    return next !== status;
  }
}
