import { roleAtMost } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { hashToken } from '../identity/token.js';
import { UserEntity } from '../identity/user.entity.js';
import { AppError, notFound } from '../platform/errors/app-error.js';
import { InvitationEntity } from './invitation.entity.js';
import { MemberEntity } from './member.entity.js';

/** An invitation that can still be used. */
export interface OpenInvitation {
  readonly invitation: InvitationEntity;
  readonly inviterName: string;
  /** Account of the invited address, if there is one. */
  readonly account: UserEntity | null;
}

/**
 * @param lock inside a transaction: of several who use the link at once, the others wait here and then find it used
 * @throws AppError not-found, invitation-used, invitation-expired, or gone when the inviter may not invite any more
 */
export async function openInvitation(manager: EntityManager, token: string, lock: boolean): Promise<OpenInvitation> {
  const invitation = await manager.findOne(InvitationEntity, {
    where: { tokenHash: hashToken(token) },
    ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}),
  });
  if (!invitation) throw notFound('the invitation');
  if (invitation.acceptedAt) throw new AppError('invitation-used', 'the invitation has been used');
  if (invitation.revokedAt || invitation.expiresAt.getTime() <= Date.now()) {
    throw new AppError('invitation-expired', 'the invitation has expired');
  }
  const { workspaceId, createdBy, role, email } = invitation;
  const inviter = await manager.findOneBy(UserEntity, { id: createdBy });
  const member = await manager.findOneBy(MemberEntity, { workspaceId, userId: createdBy });
  // A right that was taken away must not live on in links that were sent before.
  const stillMay = inviter && !inviter.suspendedAt && member?.role === 'coordinator' && roleAtMost(role, member.role);
  if (!stillMay) throw new AppError('gone', 'the person who invited may not invite any more');
  const account = await manager.findOneBy(UserEntity, { email });
  return { invitation, inviterName: inviter.name, account };
}
