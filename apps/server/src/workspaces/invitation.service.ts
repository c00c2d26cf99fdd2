import { Injectable } from '@nestjs/common';
import type { Invitation, InvitationCreated } from '@soproekt/contracts';
import { invitationInputSchema } from '@soproekt/contracts';
import { roleAtMost } from '@soproekt/domain';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { UserEntity } from '../identity/user.entity.js';
import { hashToken, newToken } from '../identity/token.js';
import type { Principal } from '../access/principal.js';
import { requireRight } from '../access/require-right.js';
import { institutionView } from '../institutions/institution-view.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppConfig } from '../platform/config/app-config.js';
import { AppError, invalidInput, notAllowed, notFound } from '../platform/errors/app-error.js';
import { InvitationEntity } from './invitation.entity.js';
import { MemberEntity } from './member.entity.js';
import { grantOf, memberOf, standingUnderLock } from './standing.js';

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
   * Answers alike whether the address has an account or not (S9): the institution is the one named, else the inviter's
   * own. What the person's real one allows is decided when the invitation is accepted.
   * @throws AppError already-exists for a member; not-allowed for a role above the own one, and for a coordinator of
   * another institution (S8, S16)
   */
  async create(workspaceId: string, input: Input, actor: Principal): Promise<InvitationCreated> {
    const token = newToken();
    const institutionId = input.institutionId ?? actor.institutionId;
    return this.dataSource.transaction(async (manager) => {
      const standing = await standingUnderLock(manager, workspaceId);
      const own = memberOf(standing, actor.userId);
      if (!roleAtMost(input.role, own.role)) throw notAllowed('nobody can grant more than the own role');
      await this.checkInvitee(workspaceId, input, manager);
      const grant = grantOf(standing, input.role, institutionId);
      requireRight(actor, 'invitation.create', { role: own.role, grant });
      const entity = await manager.save(
        manager.create(InvitationEntity, {
          workspaceId,
          tokenHash: hashToken(token),
          email: input.email,
          role: input.role,
          institutionId,
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
