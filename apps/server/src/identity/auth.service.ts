import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError } from '../platform/errors/app-error.js';
import { PasswordService } from './password.service.js';
import { SessionService } from './session.service.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { UserEntity } from './user.entity.js';

/** Where a sign-in comes from. */
export interface Peer {
  readonly ip: string;
  readonly userAgent: string;
}

export interface SignedIn {
  readonly userId: string;
  /** For the cookie. */
  readonly token: string;
}

@Injectable()
export class AuthService {
  constructor(
    @InjectRepository(UserEntity) private readonly users: Repository<UserEntity>,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly limiter: SignInLimiter,
    private readonly audit: AuditService,
  ) {}

  /**
   * @param before the session that the browser presented; it ends, so that an id planted earlier is worth nothing (S2)
   * @throws AppError wrong-credentials, the same for an unknown address, a wrong password and a suspended account (S9)
   */
  async signIn(email: string, password: string, peer: Peer, before: Principal | null): Promise<SignedIn> {
    await this.limiter.begin(email, peer.ip);
    const user = await this.users.findOne({
      where: { email },
      select: { id: true, passwordHash: true, suspendedAt: true },
    });
    const matches = await this.passwords.verify(user?.passwordHash ?? null, password);
    if (!user || !matches || user.suspendedAt) {
      await this.audit.record({ kind: 'session.refused', actorId: null, subjectId: user?.id ?? null });
      throw new AppError('wrong-credentials', 'the address or the password is wrong');
    }
    await this.limiter.succeeded(email, peer.ip);
    if (this.passwords.needsRehash(user.passwordHash)) await this.rehash(user, password);
    if (before) await this.sessions.end(before.sessionId);
    const token = await this.sessions.begin(user.id, peer.userAgent);
    await this.audit.record({ kind: 'session.begun', actorId: user.id });
    return { userId: user.id, token };
  }

  async signOut(actor: Principal): Promise<void> {
    await this.sessions.end(actor.sessionId);
    await this.audit.record({ kind: 'session.ended', actorId: actor.userId });
  }

  /** The password is at hand only now; a raised cost reaches old accounts this way. */
  private async rehash(user: UserEntity, password: string): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    // Only if it is still the old one: a change of password at the same moment must win.
    await this.users.update({ id: user.id, passwordHash: user.passwordHash }, { passwordHash });
  }
}
