import { Injectable } from '@nestjs/common';
import type { Invitation, InvitationCreated } from '@soproekt/contracts';
import { invitationInputSchema } from '@soproekt/contracts';
import { roleAtMost, type WorkspaceRole } from '@soproekt/domain';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { UserEntity } from '../identity/user.entity.js';
import { hashToken, newToken } from '../identity/token.js';
import type { Principal } from '../access/principal.js';
import { institutionView } from '../institutions/institution-view.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppConfig } from '../platform/config/app-config.js';
import { AppError, invalidInput, notAllowed, notFound } from '../platform/errors/app-error.js';
import { InvitationEntity } from './invitation.entity.js';
import { MemberEntity } from './member.entity.js';

type Input = z.output<typeof invitationInputSchema>;

/** The open invitations of a workspace. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
    private readonly audit: AuditService,
  ) {}

  async list(workspaceId: string): Promise<Invitation[]> {
    const found = await this.dataSource.manager
      .createQueryBuilder(InvitationEntity, 'i')
      .where('i.workspaceId = :workspaceId and i.acceptedAt is null and i.revokedAt is null', { workspaceId })
      .andWhere('i.expiresAt > now()')
      .orderBy('i.createdAt', 'DESC')
      .getMany();
    return Promise.all(found.map((entity) => this.view(entity, this.dataSource.manager)));
  }

  /**
   * @param role the inviter's own role; an invitation cannot give more (S8, S16)
   * @throws AppError already-exists for a member; invalid-input when a new address comes without an institution
   */
  async create(workspaceId: string, input: Input, actor: Principal, role: WorkspaceRole): Promise<InvitationCreated> {
    if (!roleAtMost(input.role, role)) throw notAllowed('nobody can grant more than the own role');
    const token = newToken();
    return this.dataSource.transaction(async (manager) => {
      await this.checkInvitee(workspaceId, input, manager);
      const entity = await manager.save(
        manager.create(InvitationEntity, {
          workspaceId,
          tokenHash: hashToken(token),
          email: input.email,
          role: input.role,
          institutionId: input.institutionId ?? null,
          createdBy: actor.userId,
          expiresAt: new Date(Date.now() + input.days * 86_400_000),
        }),
      );
      const event = { kind: 'invitation.created', actorId: actor.userId, subjectId: entity.id, workspaceId } as const;
      await this.audit.record({ ...event, details: { role: input.role } }, manager);
      // Behind the # it stays in the browser: no server, proxy or referrer ever sees it in an address.
      return { ...(await this.view(entity, manager)), link: `${this.config.publicUrl}/invite#${token}` };
    });
  }

  async revoke(workspaceId: string, invitationId: string, actor: Principal): Promise<void> {
    const { affected } = await this.dataSource.manager.update(
      InvitationEntity,
      { id: invitationId, workspaceId, acceptedAt: IsNull(), revokedAt: IsNull() },
      { revokedAt: new Date() },
    );
    if (!affected) throw notFound('the invitation');
    const event = { kind: 'invitation.revoked', actorId: actor.userId, subjectId: invitationId, workspaceId } as const;
    await this.audit.record(event);
  }

  private async checkInvitee(workspaceId: string, input: Input, manager: EntityManager): Promise<void> {
    const user = await manager.findOneBy(UserEntity, { email: input.email });
    if (user && (await manager.existsBy(MemberEntity, { workspaceId, userId: user.id }))) {
      throw new AppError('already-exists', 'this person is a member already');
    }
    if (!user && !input.institutionId) {
      throw invalidInput([{ path: 'institutionId', message: 'needed for an address without an account' }]);
    }
    if (input.institutionId && !(await manager.existsBy(InstitutionEntity, { id: input.institutionId }))) {
      throw invalidInput([{ path: 'institutionId', message: 'unknown institution' }]);
    }
  }

  private async view(entity: InvitationEntity, manager: EntityManager): Promise<Invitation> {
    const institution = entity.institutionId
      ? await manager.findOneBy(InstitutionEntity, { id: entity.institutionId })
      : null;
    const inviter = await manager.findOneBy(UserEntity, { id: entity.createdBy });
    return {
      id: entity.id,
      email: entity.email,
      role: entity.role,
      institution: institution && institutionView(institution),
      createdAt: entity.createdAt.toISOString(),
      expiresAt: entity.expiresAt.toISOString(),
      createdBy: inviter?.name ?? '',
    };
  }
}
