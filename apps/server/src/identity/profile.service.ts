import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Me, MePatch } from '@soproekt/contracts';
import { Repository } from 'typeorm';
import { AccessEventsService } from '../access/access-events.service.js';
import type { Principal } from '../access/principal.js';
import { AffiliationService, presentOf } from '../institutions/affiliation.service.js';
import { definedOf } from '../platform/defined-of.js';
import { notFound } from '../platform/errors/app-error.js';
import { DemoPresence } from './demo-presence.service.js';
import { UserEntity } from './user.entity.js';

/** What people see and change of their own account. */
@Injectable()
export class ProfileService {
  constructor(
    @InjectRepository(UserEntity) private readonly users: Repository<UserEntity>,
    private readonly affiliations: AffiliationService,
    private readonly demo: DemoPresence,
    private readonly events: AccessEventsService,
  ) {}

  async me(userId: string): Promise<Me> {
    const user = await this.users.findOneBy({ id: userId });
    if (!user) throw notFound('the account');
    const affiliations = (await this.affiliations.ofMany([userId])).get(userId) ?? [];
    return {
      id: user.id,
      email: user.email,
      name: user.name,
      post: user.post,
      isAdministrator: user.isAdministrator,
      institution: presentOf(affiliations),
      affiliations,
      locale: user.locale,
      theme: user.theme,
      demo: await this.demo.isPresent(),
    };
  }

  async update(actor: Principal, patch: MePatch): Promise<Me> {
    const changes = definedOf(patch);
    if (Object.keys(changes).length > 0) await this.users.update({ id: actor.userId }, changes);
    // Cursors and presence carry the name.
    if (changes.name !== undefined) this.events.emit({ kind: 'user-changed', userId: actor.userId });
    return this.me(actor.userId);
  }
}
