import { Injectable } from '@nestjs/common';
import type { InvitationPreview } from '@soproekt/contracts';
import { invitationAcceptSchema } from '@soproekt/contracts';
import { can, type OwnershipMember } from '@soproekt/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessEventsService } from '../access/access-events.service.js';
import type { Principal } from '../access/principal.js';
import { PasswordService } from '../identity/password.service.js';
import { SessionService } from '../identity/session.service.js';
import { UserEntity } from '../identity/user.entity.js';
import { AffiliationService } from '../institutions/affiliation.service.js';
import { institutionView } from '../institutions/institution-view.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError, invalidInput, notAllowed } from '../platform/errors/app-error.js';
import { openInvitation, type OpenInvitation } from './invitation-lookup.js';
import { InvitationEntity } from './invitation.entity.js';
import { admitMember } from './admit-member.js';
import { grantOf, standingUnderLock } from './standing.js';
import { WorkspaceEntity } from './workspace.entity.js';

type Account = NonNullable<z.output<typeof invitationAcceptSchema>['account']>;

export interface Accepted {
  readonly workspaceId: string;
  /** A new account was made and signed in: its token for the cookie. */
  readonly token: string | null;
}

/** What the invited person does with the link. */
@Injectable()
export class InvitationAcceptService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly affiliations: AffiliationService,
    private readonly audit: AuditService,
    private readonly events: AccessEventsService,
  ) {}

  async preview(token: string, actor: Principal | null): Promise<InvitationPreview> {
    const manager = this.dataSource.manager;
    const { invitation, inviterName, account } = await openInvitation(manager, token, false);
    const workspace = await manager.findOneByOrFail(WorkspaceEntity, { id: invitation.workspaceId });
    const institution = invitation.institutionId
      ? await manager.findOneBy(InstitutionEntity, { id: invitation.institutionId })
      : null;
    const own = actor?.email === invitation.email;
    return {
      workspaceName: workspace.name,
      invitedBy: inviterName,
      role: invitation.role,
      email: invitation.email,
      institution: institution && institutionView(institution),
      expiresAt: invitation.expiresAt.toISOString(),
      next: actor ? (own ? 'accept' : 'other-account') : account ? 'sign-in' : 'register',
    };
  }

  /**
   * @throws AppError as openInvitation; not-allowed for another address than the invited one (S8), and for what the
   * inviter cannot give to somebody of that institution (S16); the invitation stays unused then
   */
  async accept(
    token: string,
    account: Account | undefined,
    actor: Principal | null,
    userAgent: string,
  ): Promise<Accepted> {
    // Looked up first without the lock, so that a made-up or used link costs no password hash. Who may use it is decided
    // under the lock only: between two reads without it somebody else may have used the link.
    const before = await openInvitation(this.dataSource.manager, token, false);
    const needsHash = !actor && !before.account && account;
    const passwordHash = needsHash ? await this.passwords.hash(account.password) : null;
    const done = await this.dataSource.transaction(async (manager) => {
      const open = await openInvitation(manager, token, true);
      const { invitation } = open;
      const who = this.checkWho(open, account, actor);
      const standing = await standingUnderLock(manager, invitation.workspaceId);
      const inviter = standing.members.find((member) => member.userId === invitation.createdBy);
      if (!inviter) throw new AppError('gone', 'the person who invited may not invite any more');
      if (typeof who !== 'string') await this.checkNewAccount(invitation, inviter, manager);
      const userId = typeof who === 'string' ? who : await this.register(invitation, who, passwordHash, manager);
      // By where the person really belongs: the inviter may have named another institution.
      const own = await this.affiliations.currentId(userId, manager);
      const resource = { role: inviter.role, grant: grantOf(standing, invitation.role, own) };
      if (!can({ ...inviter, isAdministrator: false }, 'invitation.create', resource)) {
        throw notAllowed('a coordinator can be made by a coordinator of the same institution only');
      }
      const joined = await admitMember(manager, invitation.workspaceId, userId, invitation.role);
      await manager.update(InvitationEntity, { id: invitation.id }, { acceptedAt: new Date(), acceptedBy: userId });
      if (joined) {
        const event = { kind: 'member.joined', actorId: userId, subjectId: userId } as const;
        const details = { role: invitation.role, invitationId: invitation.id };
        await this.audit.record({ ...event, workspaceId: invitation.workspaceId, details }, manager);
      }
      const session = actor ? null : await this.sessions.begin(userId, userAgent, manager);
      return { workspaceId: invitation.workspaceId, userId, token: session };
    });
    this.events.emit({ kind: 'workspace-changed', workspaceId: done.workspaceId, userId: done.userId });
    return { workspaceId: done.workspaceId, token: done.token };
  }

  /**
   * The link is worth something only together with the invited address.
   * @returns the account to be made, or the id of the invited person, who is signed in
   */
  private checkWho(open: OpenInvitation, account: Account | undefined, actor: Principal | null): Account | string {
    if (actor) {
      if (actor.email !== open.invitation.email) throw notAllowed('the invitation is for another address');
      return actor.userId;
    }
    if (open.account) throw new AppError('not-signed-in', 'sign in with the invited address first');
    if (!account) throw invalidInput([{ path: 'account', message: 'needed to make the account' }]);
    if (!open.invitation.institutionId) throw invalidInput([{ path: 'account', message: 'no institution was named' }]);
    return account;
  }

  /**
   * Whoever could make accounts of any institution could speak in its name. A new party, as a school that nobody has
   * come from yet, has nobody else to do it.
   */
  private async checkNewAccount(
    { institutionId }: InvitationEntity,
    inviter: OwnershipMember,
    manager: EntityManager,
  ): Promise<void> {
    if (institutionId === inviter.institutionId) return;
    const rows = await manager.query<unknown[]>(
      `select 1 from member m join affiliation a on a.user_id = m.user_id and a.until is null
       where m.role = 'coordinator' and a.institution_id = $1 limit 1`,
      [institutionId],
    );
    if (rows.length === 0) return;
    throw notAllowed('accounts of this institution are made by its own coordinators or an administrator');
  }

  private async register(
    invitation: InvitationEntity,
    account: Account,
    passwordHash: string | null,
    manager: EntityManager,
  ): Promise<string> {
    // Null only if an account was there a moment ago and is gone now.
    if (!passwordHash) throw new AppError('conflict', 'try again');
    const { name, post, locale } = account;
    const user = await manager.save(
      manager.create(UserEntity, { name, post, locale, email: invitation.email, passwordHash }),
    );
    if (invitation.institutionId) await this.affiliations.begin(user.id, invitation.institutionId, manager);
    const event = { kind: 'person.created', actorId: user.id, subjectId: user.id } as const;
    await this.audit.record({ ...event, details: { invitationId: invitation.id } }, manager);
    return user.id;
  }
}
