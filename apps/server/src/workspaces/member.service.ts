import { Injectable } from '@nestjs/common';
import type { Member } from '@soproekt/contracts';
import { ownersLeftWithoutCoordinator, roleAtMost, type WorkspaceRole } from '@soproekt/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessEventsService } from '../access/access-events.service.js';
import type { Principal } from '../access/principal.js';
import { requireRight } from '../access/require-right.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError, notAllowed, notFound } from '../platform/errors/app-error.js';
import { MemberEntity } from './member.entity.js';
import { grantOf, memberOf, standingUnderLock } from './standing.js';
import { WorkspaceReader } from './workspace-reader.service.js';

@Injectable()
export class MemberService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: WorkspaceReader,
    private readonly audit: AuditService,
    private readonly events: AccessEventsService,
  ) {}

  /** @throws AppError last-coordinator; not-allowed for a role above one's own (S16) */
  async changeRole(workspaceId: string, userId: string, role: WorkspaceRole, actor: Principal): Promise<Member> {
    await this.dataSource.transaction(async (manager) => {
      const before = await this.check(manager, workspaceId, userId, role, actor);
      await manager.update(MemberEntity, { workspaceId, userId }, { role });
      const event = { kind: 'member.role-changed', actorId: actor.userId, subjectId: userId, workspaceId } as const;
      await this.audit.record({ ...event, details: { before, after: role } }, manager);
    });
    this.events.emit({ kind: 'workspace-changed', workspaceId, userId });
    const member = (await this.reader.members(workspaceId, true)).find((candidate) => candidate.userId === userId);
    if (!member) throw notFound('the member');
    return member;
  }

  /** Leaving and being removed. @throws AppError last-coordinator */
  async remove(workspaceId: string, userId: string, actor: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const before = await this.check(manager, workspaceId, userId, null, actor);
      await manager.delete(MemberEntity, { workspaceId, userId });
      const event = { kind: 'member.removed', actorId: actor.userId, subjectId: userId, workspaceId } as const;
      await this.audit.record({ ...event, details: { before } }, manager);
    });
    this.events.emit({ kind: 'workspace-changed', workspaceId, userId });
  }

  /** @returns the member's role before the change */
  private async check(
    manager: EntityManager,
    workspaceId: string,
    userId: string,
    role: WorkspaceRole | null,
    actor: Principal,
  ): Promise<WorkspaceRole> {
    const standing = await standingUnderLock(manager, workspaceId);
    const own = memberOf(standing, actor.userId);
    const target = memberOf(standing, userId);
    const resource = { role: own.role, target };
    if (role === null) requireRight(actor, 'member.remove', resource);
    else requireRight(actor, 'member.update', { ...resource, grant: grantOf(standing, role, target.institutionId) });
    if (role !== null && !roleAtMost(role, own.role)) throw notAllowed('nobody can grant more than the own role');
    const left = ownersLeftWithoutCoordinator(standing.owners, standing.members, { userId, role });
    if (left.length > 0) {
      throw new AppError('last-coordinator', 'each owning institution keeps at least one coordinator', {
        institutionIds: left,
      });
    }
    return target.role;
  }
}
