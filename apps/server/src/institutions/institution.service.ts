import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Institution, InstitutionPatch } from '@soproekt/contracts';
import { institutionInputSchema } from '@soproekt/contracts';
import { DataSource, Repository } from 'typeorm';
import type { z } from 'zod';
import { AccessEventsService } from '../access/access-events.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { definedOf } from '../platform/defined-of.js';
import { notFound } from '../platform/errors/app-error.js';
import { institutionView } from './institution-view.js';
import { InstitutionEntity } from './institution.entity.js';

@Injectable()
export class InstitutionService {
  constructor(
    @InjectRepository(InstitutionEntity) private readonly institutions: Repository<InstitutionEntity>,
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly events: AccessEventsService,
  ) {}

  async list(): Promise<Institution[]> {
    const found = await this.institutions.find({ order: { name: 'ASC' } });
    return found.map(institutionView);
  }

  /** @throws AppError already-exists for a second one of the same name and municipality */
  async create(input: z.output<typeof institutionInputSchema>, actorId: string): Promise<Institution> {
    return this.dataSource.transaction(async (manager) => {
      const entity = await manager.save(manager.create(InstitutionEntity, input));
      await this.audit.record({ kind: 'institution.created', actorId, subjectId: entity.id }, manager);
      return institutionView(entity);
    });
  }

  async update(id: string, patch: InstitutionPatch, actorId: string): Promise<Institution> {
    const entity = await this.dataSource.transaction(async (manager) => {
      const found = await manager.findOne(InstitutionEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw notFound('the institution');
      Object.assign(found, definedOf(patch));
      await manager.save(found);
      await this.audit.record({ kind: 'institution.updated', actorId, subjectId: id }, manager);
      return found;
    });
    await this.tellWorkspaces(id);
    return institutionView(entity);
  }

  /** Names stand on every page of the workspaces where the institution takes part. */
  private async tellWorkspaces(institutionId: string): Promise<void> {
    const rows = await this.dataSource.query<{ workspace_id: string }[]>(
      'select workspace_id from workspace_party where institution_id = $1',
      [institutionId],
    );
    for (const row of rows) this.events.emit({ kind: 'workspace-changed', workspaceId: row.workspace_id });
  }
}
