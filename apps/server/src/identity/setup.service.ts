import { Injectable } from '@nestjs/common';
import { setupSchema, type SetupState } from '@soproekt/contracts';
import { randomInt, timingSafeEqual } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { AffiliationService } from '../institutions/affiliation.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AppConfig } from '../platform/config/app-config.js';
import { AppError } from '../platform/errors/app-error.js';
import { DemoPresence } from './demo-presence.service.js';
import { PasswordService } from './password.service.js';
import { hashToken } from './token.js';
import { UserEntity } from './user.entity.js';

/** Arbitrary; held while the first account is made. */
const SETUP_LOCK = 7_305_011_764;
const MOST_MISSES = 5;

/** Making the first administrator of an empty installation. */
@Injectable()
export class SetupService {
  private readonly code: string | null;
  private misses = 0;

  constructor(
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
    private readonly affiliations: AffiliationService,
    private readonly passwords: PasswordService,
    private readonly audit: AuditService,
    private readonly demo: DemoPresence,
  ) {
    // Who reaches a loopback address has the machine already. Elsewhere only the person who sees the console may begin.
    this.code = config.isLoopback ? null : newCode();
  }

  async state(): Promise<SetupState> {
    const required = await this.isRequired();
    return { required, codeRequired: required && this.code !== null, demo: !required && (await this.demo.isPresent()) };
  }

  async isRequired(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>('select 1 from app_user limit 1');
    return rows.length === 0;
  }

  /** For the console only; null when none is asked for. */
  get printedCode(): string | null {
    return this.code;
  }

  /**
   * @returns id of the administrator
   * @throws AppError setup-done when somebody was faster; not-allowed for a wrong code; gone after five wrong ones
   */
  async complete(input: z.output<typeof setupSchema>): Promise<string> {
    // Before the hash: an installation that is set up must not spend work on strangers.
    if (!(await this.isRequired())) throw setupDone();
    this.checkCode(input.code);
    const passwordHash = await this.passwords.hash(input.password);
    return this.dataSource.transaction(async (manager) => {
      // Two requests at once would both find no account and make two administrators.
      await manager.query('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
      if ((await manager.query<unknown[]>('select 1 from app_user limit 1')).length > 0) throw setupDone();
      const institution = await manager.save(manager.create(InstitutionEntity, input.institution));
      const { name, email, locale } = input;
      const user = await manager.save(
        manager.create(UserEntity, { name, email, locale, passwordHash, isAdministrator: true }),
      );
      await this.affiliations.begin(user.id, institution.id, manager);
      await this.audit.record({ kind: 'setup.completed', actorId: user.id, subjectId: user.id }, manager);
      return user.id;
    });
  }

  private checkCode(given: string | undefined): void {
    if (this.code === null) return;
    if (this.misses >= MOST_MISSES) throw new AppError('gone', 'the code is dead; restart the server for a new one');
    const clean = (given ?? '').replaceAll(/[\s-]/g, '').toUpperCase();
    if (timingSafeEqual(hashToken(clean), hashToken(this.code.replaceAll('-', '')))) return;
    this.misses += 1;
    throw new AppError('not-allowed', 'the set-up code is wrong; the server printed it when it started');
  }
}

const setupDone = () => new AppError('setup-done', 'this installation has been set up already');

/** Twelve letters and digits that cannot be mistaken for each other, 60 bits. */
function newCode(): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${group()}-${group()}-${group()}`;
}
