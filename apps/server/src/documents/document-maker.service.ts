import { Injectable } from '@nestjs/common';
import { ActivityRecorder } from '../activity/activity-recorder.service.js';
import type { DocumentKind } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { attachmentIdsOf, copyAttachments, type AttachmentOwner } from '../attachments/copy-attachments.js';
import { readdress } from '../attachments/readdress.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { CheckContextReader } from '../programmes/check-context.service.js';
import { DocumentEntity } from './document.entity.js';
import { DocumentStore } from './document-store.js';
import { documentFigures } from './projection.js';

/** Everything that a document begins with. */
export interface NewDocument {
  readonly workspaceId: string;
  readonly kind: DocumentKind;
  readonly title: string;
  /** First state of its text, as a Yjs update. */
  readonly state: Uint8Array;
  /** What it is a copy of, or made from: it gets the attachments of that, and its links lead to them. */
  readonly from?: AttachmentOwner;
  /** Who makes it, and the institution that the person belongs to. */
  readonly author: { readonly userId: string; readonly institutionId: string | null };
}

/** The one way in which documents come into being: from a template, as a copy, and the demo's. */
@Injectable()
export class DocumentMaker {
  constructor(
    private readonly store: DocumentStore,
    private readonly contexts: CheckContextReader,
    private readonly audit: AuditService,
    private readonly activity: ActivityRecorder,
  ) {}

  /**
   * Row, first text and audit entry, all or nothing.
   * @returns the id of the document
   */
  async make(manager: EntityManager, document: NewDocument): Promise<string> {
    const { workspaceId, kind, title, from, author } = document;
    const id = randomUUID();
    const state = from ? readdress(document.state, id, await attachmentIdsOf(manager, from)) : document.state;
    const context = kind === 'programme' ? await this.contexts.read(workspaceId, manager) : null;
    await manager.save(
      manager.create(DocumentEntity, {
        id,
        workspaceId,
        kind,
        title,
        createdBy: author.userId,
        updatedBy: author.userId,
        ...documentFigures(state, context),
      }),
    );
    if (from) await copyAttachments(manager, from, { document: id });
    await this.store.begin(manager, id, state, author);
    const event = { kind: 'document.created', actorId: author.userId, subjectId: id, workspaceId } as const;
    await this.audit.record(event, manager);
    await this.activity.record(manager, { kind: 'created', workspaceId, documentId: id, actorId: author.userId });
    return id;
  }
}
