import { Injectable } from '@nestjs/common';
import type { Workspace, WorkspacePatch } from '@soproekt/contracts';
import { workspaceInputSchema } from '@soproekt/contracts';
import { DataSource, In } from 'typeorm';
import type { z } from 'zod';
import { AccessEventsService } from '../access/access-events.service.js';
import type { Principal } from '../access/principal.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { definedOf } from '../platform/defined-of.js';
import { AppError, invalidInput } from '../platform/errors/app-error.js';
import { MemberEntity } from './member.entity.js';
import { ensureParty } from './parties.js';
import { WorkspaceOwnerEntity } from './workspace-owner.entity.js';
import { WorkspaceReader } from './workspace-reader.service.js';
import { WorkspaceEntity } from './workspace.entity.js';

@Injectable()
export class WorkspaceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: WorkspaceReader,
    private readonly audit: AuditService,
    private readonly events: AccessEventsService,
  ) {}

  /**
   * Makes a workspace that the creator's institution owns, with the creator as its coordinator.
   * @throws AppError not-allowed for somebody without an institution; invalid-input for unknown further owners
   */
  async create(input: z.output<typeof workspaceInputSchema>, actor: Principal): Promise<Workspace> {
    const own = actor.institutionId;
    if (!own) throw new AppError('not-allowed', 'only somebody who belongs to an institution can make a workspace');
    const owners = [...new Set([own, ...input.institutionIds])];
    const id = await this.dataSource.transaction(async (manager) => {
      if ((await manager.countBy(InstitutionEntity, { id: In(owners) })) !== owners.length) {
        throw invalidInput([{ path: 'institutionIds', message: 'unknown institution' }]);
      }
      const { name, description } = input;
      const workspace = await manager.save(
        manager.create(WorkspaceEntity, { name, description, createdBy: actor.userId }),
      );
      for (const institutionId of owners) {
        await manager.insert(WorkspaceOwnerEntity, { workspaceId: workspace.id, institutionId, addedBy: actor.userId });
        await ensureParty(manager, workspace.id, institutionId);
      }
      await manager.insert(MemberEntity, { workspaceId: workspace.id, userId: actor.userId, role: 'coordinator' });
      const event = { actorId: actor.userId, workspaceId: workspace.id };
      await this.audit.record({ ...event, kind: 'workspace.created', subjectId: workspace.id }, manager);
      return workspace.id;
    });
    return this.reader.one(actor.userId, id);
  }

  async update(workspaceId: string, patch: WorkspacePatch, actor: Principal): Promise<Workspace> {
    const changes = definedOf(patch);
    if (Object.keys(changes).length > 0) {
      await this.dataSource.manager.update(WorkspaceEntity, { id: workspaceId }, changes);
      this.events.emit({ kind: 'workspace-changed', workspaceId });
    }
    return this.reader.one(actor.userId, workspaceId);
  }
}
