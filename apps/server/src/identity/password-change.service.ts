import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { PasswordChange } from '@soproekt/contracts';
import { Repository } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppError } from '../platform/errors/app-error.js';
import { PasswordService } from './password.service.js';
import { SessionService } from './session.service.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { UserEntity } from './user.entity.js';

@Injectable()
export class PasswordChangeService {
  constructor(
    @InjectRepository(UserEntity) private readonly users: Repository<UserEntity>,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly limiter: SignInLimiter,
    private readonly audit: AuditService,
  ) {}

  /**
   * Ends all other sessions of the person: whoever changes a password may do so because somebody else knows it.
   * @throws AppError wrong-credentials; too-many-attempts, counted with the sign-ins
   */
  async change(actor: Principal, change: PasswordChange, ip: string): Promise<void> {
    await this.limiter.begin(actor.email, ip);
    const user = await this.users.findOne({ where: { id: actor.userId }, select: { id: true, passwordHash: true } });
    if (!(await this.passwords.verify(user?.passwordHash ?? null, change.current))) {
      throw new AppError('wrong-credentials', 'the present password is wrong');
    }
    await this.limiter.succeeded(actor.email, ip);
    await this.users.update({ id: actor.userId }, { passwordHash: await this.passwords.hash(change.next) });
    await this.audit.record({ kind: 'password.changed', actorId: actor.userId, subjectId: actor.userId });
    await this.sessions.endAll(actor.userId, actor.sessionId);
  }
}
