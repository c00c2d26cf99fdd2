import { Injectable } from '@nestjs/common';
import { ActivityRecorder } from '../activity/activity-recorder.service.js';
import type { DocumentDetail } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { documentResource, type DocumentFacts } from '../access/access.service.js';
import type { Principal } from '../access/principal.js';
import { requireRight } from '../access/require-right.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { DocumentAnnouncer } from './document-announcer.service.js';
import { DocumentEntity } from './document.entity.js';
import { DocumentReader } from './document-reader.service.js';
import { DocumentStateService } from './document-state.service.js';
import { JournalCleaner } from './journal-cleaner.service.js';

/** Into the bin, out of it, and out of the world. */
@Injectable()
export class DocumentBinService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly states: DocumentStateService,
    private readonly reader: DocumentReader,
    private readonly announcer: DocumentAnnouncer,
    private readonly audit: AuditService,
    private readonly activity: ActivityRecorder,
    private readonly journal: JournalCleaner,
  ) {}

  async trash(facts: DocumentFacts, actor: Principal): Promise<void> {
    await this.move(facts, actor, { binnedAt: new Date(), binnedBy: actor.userId });
  }

  async restore(facts: DocumentFacts, actor: Principal): Promise<DocumentDetail> {
    await this.move(facts, actor, { binnedAt: null, binnedBy: null });
    return this.reader.detail(facts, actor);
  }

  /** Deletes row and text: nothing is left but the audit entry. */
  async purge(facts: DocumentFacts, actor: Principal): Promise<void> {
    const { id, workspaceId } = facts.document;
    await this.dataSource.transaction(async (manager) => {
      const document = await this.states.lock(manager, id);
      requireRight(actor, 'document.purge', documentResource({ ...facts, document }));
      await manager.delete(DocumentEntity, { id });
      const event = { kind: 'document.purged', actorId: actor.userId, subjectId: id, workspaceId } as const;
      await this.audit.record(event, manager);
    });
    await this.journal.clean(id);
    // Editors on other nodes that were not heard of when it went into the bin.
    this.announcer.accessChanged(id);
    this.announcer.purged(workspaceId, id);
  }

  private async move(
    facts: DocumentFacts,
    actor: Principal,
    change: { readonly binnedAt: Date | null; readonly binnedBy: string | null },
  ): Promise<void> {
    const { id, workspaceId } = facts.document;
    const trashing = change.binnedAt !== null;
    await this.dataSource.transaction(async (manager) => {
      const document = await this.states.lock(manager, id);
      const action = trashing ? 'document.trash' : 'document.restore';
      requireRight(actor, action, documentResource({ ...facts, document }));
      await manager.update(DocumentEntity, { id }, change);
      const kind = trashing ? 'document.trashed' : 'document.restored';
      await this.audit.record({ kind, actorId: actor.userId, subjectId: id, workspaceId }, manager);
      const told = trashing ? 'trashed' : 'restored';
      await this.activity.record(manager, { kind: told, workspaceId, documentId: id, actorId: actor.userId });
    });
    this.announcer.accessChanged(id);
    await this.announcer.changed(id);
  }
}
