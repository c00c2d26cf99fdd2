import { Injectable } from '@nestjs/common';
import type { Person } from '@soproekt/contracts';
import { personInputSchema, personPatchSchema } from '@soproekt/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AccessEventsService } from '../access/access-events.service.js';
import { PasswordService } from '../identity/password.service.js';
import { SessionService } from '../identity/session.service.js';
import { UserEntity } from '../identity/user.entity.js';
import { AuditService, type AuditKind } from '../platform/audit/audit.service.js';
import { AppError, notAllowed, notFound } from '../platform/errors/app-error.js';
import { ensurePartiesOf } from '../workspaces/parties.js';
import { AffiliationService, presentOf } from './affiliation.service.js';

type Patch = z.output<typeof personPatchSchema>;

/** Accounts, as the administrator keeps them. */
@Injectable()
export class PersonService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly affiliations: AffiliationService,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
    private readonly events: AccessEventsService,
  ) {}

  async list(): Promise<Person[]> {
    return this.views(await this.dataSource.manager.find(UserEntity, { order: { name: 'ASC' } }));
  }

  /** @throws AppError already-exists for a second account of one address */
  async create(input: z.output<typeof personInputSchema>, actorId: string): Promise<Person> {
    const passwordHash = await this.passwords.hash(input.password);
    const user = await this.dataSource.transaction(async (manager) => {
      const { email, name, post, isAdministrator } = input;
      const made = await manager.save(manager.create(UserEntity, { email, name, post, isAdministrator, passwordHash }));
      await this.affiliations.begin(made.id, input.institutionId, manager);
      await this.audit.record({ kind: 'person.created', actorId, subjectId: made.id }, manager);
      if (isAdministrator) {
        await this.audit.record({ kind: 'administrator.granted', actorId, subjectId: made.id }, manager);
      }
      return made;
    });
    return this.view(user.id);
  }

  /**
   * @throws AppError not-allowed when an administrator would take the own account out of use: somebody must be left
   * who can undo it
   */
  async update(id: string, patch: Patch, actorId: string): Promise<Person> {
    if (id === actorId && (patch.suspended === true || patch.isAdministrator === false)) {
      throw notAllowed('another administrator has to do this');
    }
    const passwordHash = patch.password === undefined ? undefined : await this.passwords.hash(patch.password);
    const touched = await this.dataSource.transaction((manager) =>
      this.change(id, patch, passwordHash, actorId, manager),
    );
    // After COMMIT, so that whoever is told reads the new state.
    if (passwordHash !== undefined || patch.suspended === true) await this.sessions.endAll(id);
    this.events.emit({ kind: 'user-changed', userId: id });
    for (const workspaceId of touched) this.events.emit({ kind: 'workspace-changed', workspaceId });
    return this.view(id);
  }

  /** @returns the workspaces whose parties have changed */
  private async change(
    id: string,
    patch: Patch,
    passwordHash: string | undefined,
    actorId: string,
    manager: EntityManager,
  ): Promise<string[]> {
    const user = await manager.findOne(UserEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!user) throw notFound('the person');
    const note = (kind: AuditKind) => this.audit.record({ kind, actorId, subjectId: id }, manager);
    if (patch.name !== undefined) user.name = patch.name;
    if (patch.post !== undefined) user.post = patch.post;
    if (patch.isAdministrator !== undefined && patch.isAdministrator !== user.isAdministrator) {
      user.isAdministrator = patch.isAdministrator;
      await note(patch.isAdministrator ? 'administrator.granted' : 'administrator.revoked');
    }
    if (patch.suspended !== undefined && patch.suspended !== (user.suspendedAt !== null)) {
      user.suspendedAt = patch.suspended ? new Date() : null;
      await note(patch.suspended ? 'person.suspended' : 'person.restored');
    }
    if (passwordHash !== undefined) {
      user.passwordHash = passwordHash;
      await note('password.changed');
    }
    await manager.save(user);
    if (patch.institutionId === undefined) return [];
    if (!(await this.affiliations.move(id, patch.institutionId, manager))) return [];
    await note('person.moved');
    return ensurePartiesOf(manager, id, patch.institutionId);
  }

  private async view(id: string): Promise<Person> {
    const user = await this.dataSource.manager.findOneBy(UserEntity, { id });
    const [view] = user ? await this.views([user]) : [];
    if (!view) throw new AppError('not-found', 'the person was not found');
    return view;
  }

  private async views(users: readonly UserEntity[]): Promise<Person[]> {
    const ids = users.map((user) => user.id);
    const affiliations = await this.affiliations.ofMany(ids);
    const seen = await this.dataSource.query<{ user_id: string; at: Date }[]>(
      'select user_id, max(last_seen_at) as at from session where user_id = any($1) group by user_id',
      [ids],
    );
    const lastSeen = new Map(seen.map((row) => [row.user_id, row.at.toISOString()]));
    return users.map((user) => {
      const list = affiliations.get(user.id) ?? [];
      return {
        id: user.id,
        email: user.email,
        name: user.name,
        post: user.post,
        isAdministrator: user.isAdministrator,
        suspendedAt: user.suspendedAt?.toISOString() ?? null,
        institution: presentOf(list),
        affiliations: list,
        lastSeenAt: lastSeen.get(user.id) ?? null,
      };
    });
  }
}
