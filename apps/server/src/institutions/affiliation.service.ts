import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Affiliation, Institution } from '@soproekt/contracts';
import { In, IsNull, Repository, type EntityManager } from 'typeorm';
import { AppError } from '../platform/errors/app-error.js';
import { AffiliationEntity } from './affiliation.entity.js';
import { affiliationView } from './institution-view.js';
import { InstitutionEntity } from './institution.entity.js';

/** Who belongs where, and since when. */
@Injectable()
export class AffiliationService {
  constructor(@InjectRepository(AffiliationEntity) private readonly affiliations: Repository<AffiliationEntity>) {}

  /** Affiliations of many people, the present one first, then the latest. */
  async ofMany(userIds: readonly string[]): Promise<Map<string, Affiliation[]>> {
    const found = await this.affiliations.find({
      where: { userId: In([...userIds]) },
      relations: { institution: true },
      order: { until: { direction: 'DESC', nulls: 'FIRST' }, since: 'DESC' },
    });
    const byUser = new Map<string, Affiliation[]>();
    for (const entity of found) {
      const list = byUser.get(entity.userId) ?? [];
      list.push(affiliationView(entity));
      byUser.set(entity.userId, list);
    }
    return byUser;
  }

  /** The institution that a person belongs to now. */
  async present(userId: string): Promise<Institution | null> {
    const list = (await this.ofMany([userId])).get(userId) ?? [];
    return presentOf(list);
  }

  /** Id of the same, as it stands within a transaction. */
  async currentId(userId: string, manager: EntityManager): Promise<string | null> {
    const open = await manager.findOneBy(AffiliationEntity, { userId, until: IsNull() });
    return open?.institutionId ?? null;
  }

  /** @throws AppError invalid-input when there is no such institution */
  async begin(userId: string, institutionId: string, manager: EntityManager): Promise<void> {
    if (!(await manager.existsBy(InstitutionEntity, { id: institutionId }))) {
      throw new AppError('invalid-input', 'the institution does not exist', [
        { path: 'institutionId', message: 'unknown institution' },
      ]);
    }
    await manager.insert(AffiliationEntity, { userId, institutionId });
  }

  /**
   * Ends the present affiliation today and begins the next one.
   * @returns false when the person belongs there already
   */
  async move(userId: string, institutionId: string, manager: EntityManager): Promise<boolean> {
    const open = await manager.findOneBy(AffiliationEntity, { userId, until: IsNull() });
    if (open?.institutionId === institutionId) return false;
    if (open) {
      await manager.query('update affiliation set until = current_date where id = $1', [open.id]);
    }
    await this.begin(userId, institutionId, manager);
    return true;
  }
}

/** The affiliation that has not ended. */
export const presentOf = (list: readonly Affiliation[]): Institution | null =>
  list.find((affiliation) => affiliation.until === null)?.institution ?? null;
