import { Injectable } from '@nestjs/common';
import type { Workspace } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { AccessEventsService } from '../access/access-events.service.js';
import type { Principal } from '../access/principal.js';
import { requireRight } from '../access/require-right.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError, invalidInput, notAllowed, notFound } from '../platform/errors/app-error.js';
import { ensureParty } from './parties.js';
import { hasCoordinator, memberOf, standingUnderLock } from './standing.js';
import { WorkspaceOwnerEntity } from './workspace-owner.entity.js';
import { WorkspaceReader } from './workspace-reader.service.js';

/** The institutions that own a workspace jointly. */
@Injectable()
export class OwnerService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: WorkspaceReader,
    private readonly audit: AuditService,
    private readonly events: AccessEventsService,
  ) {}

  /** @throws AppError already-exists; invalid-input for an unknown institution */
  async add(workspaceId: string, institutionId: string, actor: Principal): Promise<Workspace> {
    await this.dataSource.transaction(async (manager) => {
      const standing = await standingUnderLock(manager, workspaceId);
      requireRight(actor, 'owner.add', { role: memberOf(standing, actor.userId).role });
      if (standing.owners.includes(institutionId))
        throw new AppError('already-exists', 'it owns the workspace already');
      if (!(await manager.existsBy(InstitutionEntity, { id: institutionId }))) {
        throw invalidInput([{ path: 'institutionId', message: 'unknown institution' }]);
      }
      await manager.insert(WorkspaceOwnerEntity, { workspaceId, institutionId, addedBy: actor.userId });
      await ensureParty(manager, workspaceId, institutionId);
      const event = { kind: 'owner.added', actorId: actor.userId, subjectId: institutionId, workspaceId } as const;
      await this.audit.record(event, manager);
    });
    this.events.emit({ kind: 'workspace-changed', workspaceId });
    return this.reader.one(actor.userId, workspaceId);
  }

  /**
   * An institution gives its ownership up itself. Others may take it back only while nobody has come for it: one owner
   * must not be able to push the other out.
   * @throws AppError last-owner; not-allowed
   */
  async remove(workspaceId: string, institutionId: string, actor: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const standing = await standingUnderLock(manager, workspaceId);
      requireRight(actor, 'owner.remove', { role: memberOf(standing, actor.userId).role });
      if (!standing.owners.includes(institutionId)) throw notFound('the owner');
      if (institutionId !== actor.institutionId && hasCoordinator(standing, institutionId)) {
        throw notAllowed('only a coordinator of that institution can give its ownership up');
      }
      if (standing.owners.length === 1) throw new AppError('last-owner', 'a workspace keeps at least one owner');
      const rest = standing.owners.filter((owner) => owner !== institutionId);
      if (!rest.some((owner) => hasCoordinator(standing, owner))) {
        throw new AppError('last-coordinator', 'none of the other owners has a coordinator yet');
      }
      await manager.delete(WorkspaceOwnerEntity, { workspaceId, institutionId });
      const event = { kind: 'owner.removed', actorId: actor.userId, subjectId: institutionId, workspaceId } as const;
      await this.audit.record(event, manager);
    });
    this.events.emit({ kind: 'workspace-changed', workspaceId });
  }
}
