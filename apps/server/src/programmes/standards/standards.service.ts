import { Injectable } from '@nestjs/common';
import {
  STANDARD_LIMITS,
  standardInputSchema,
  standardPatchSchema,
  type Standard,
  type StandardImportReport,
} from '@soproekt/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Principal } from '../../access/principal.js';
import { ReadinessService } from '../../documents/readiness.service.js';
import { LivePublisher } from '../../live/live-publisher.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { definedOf } from '../../platform/defined-of.js';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import { lockWorkspace } from '../../workspaces/parties.js';
import type { ReadStandards } from './imported-standard.js';
import { OccupationalStandardEntity } from './occupational-standard.entity.js';
import { importStandards, type ImportOptions } from './standards-writer.js';

/** The catalogue of occupational standards of a workspace. */
@Injectable()
export class StandardsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readiness: ReadinessService,
    private readonly live: LivePublisher,
    private readonly audit: AuditService,
  ) {}

  async list(workspaceId: string): Promise<Standard[]> {
    const rows = await this.dataSource.manager.find(OccupationalStandardEntity, {
      where: { workspaceId },
      order: { code: 'ASC' },
    });
    return rows.map(view);
  }

  /** @throws AppError already-exists for a code that the catalogue has; conflict when it is full */
  create(workspaceId: string, input: z.output<typeof standardInputSchema>, actor: Principal): Promise<Standard> {
    return this.change(workspaceId, async (manager) => {
      if (!(await lockWorkspace(manager, workspaceId))) throw notFound('the workspace');
      if ((await manager.countBy(OccupationalStandardEntity, { workspaceId })) >= STANDARD_LIMITS.standards) {
        throw new AppError('conflict', `a catalogue has at most ${STANDARD_LIMITS.standards} standards`);
      }
      const row = manager.create(OccupationalStandardEntity, { ...input, workspaceId, updatedBy: actor.userId });
      return view(await manager.save(row));
    });
  }

  /** @throws AppError not-found, already-exists */
  update(
    workspaceId: string,
    id: string,
    patch: z.output<typeof standardPatchSchema>,
    actor: Principal,
  ): Promise<Standard> {
    return this.change(workspaceId, async (manager) => {
      // Of this workspace, whatever the id is (S11).
      const row = await manager.findOneBy(OccupationalStandardEntity, { id, workspaceId });
      if (!row) throw notFound('the standard');
      const changes = { ...definedOf(patch), updatedAt: new Date(), updatedBy: actor.userId };
      await manager.update(OccupationalStandardEntity, { id, workspaceId }, changes);
      return view({ ...row, ...changes });
    });
  }

  /** Programmes keep their references; the checks say that they lead nowhere. */
  remove(workspaceId: string, id: string, actor: Principal): Promise<void> {
    return this.change(workspaceId, async (manager) => {
      const { affected } = await manager.delete(OccupationalStandardEntity, { id, workspaceId });
      if (!affected) throw notFound('the standard');
      await this.audit.record({ kind: 'standard.deleted', actorId: actor.userId, subjectId: id, workspaceId }, manager);
    });
  }

  /** @param preview only say what would happen */
  async import(
    workspaceId: string,
    read: ReadStandards,
    options: Omit<ImportOptions, 'userId'>,
    actor: Principal,
  ): Promise<StandardImportReport> {
    const write = (manager: EntityManager) =>
      importStandards(manager, workspaceId, read, { ...options, userId: actor.userId });
    if (options.preview) return this.dataSource.transaction(write);
    return this.change(workspaceId, async (manager) => {
      const report = await write(manager);
      const details = { new: report.new.length, changed: report.changed.length, rejected: report.rejected.length };
      const event = { actorId: actor.userId, subjectId: workspaceId, workspaceId };
      await this.audit.record({ ...event, kind: 'standards.imported', details }, manager);
      return report;
    });
  }

  /** The catalogue as it leaves the installation. */
  async export(workspaceId: string, actor: Principal): Promise<Standard[]> {
    await this.audit.record({ kind: 'standards.exported', actorId: actor.userId, subjectId: workspaceId, workspaceId });
    return this.list(workspaceId);
  }

  private async change<T>(workspaceId: string, act: (manager: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.dataSource.transaction(async (manager) => {
      const done = await act(manager);
      await this.readiness.mark(manager, workspaceId);
      return done;
    });
    this.live.publish(workspaceId, 'standards.changed', { workspaceId });
    this.readiness.renew(workspaceId);
    return result;
  }
}

const view = (row: OccupationalStandardEntity): Standard => ({
  id: row.id,
  code: row.code,
  title: row.title,
  basis: row.basis,
  audience: row.audience,
  functions: row.functions,
  source: row.source,
  updatedAt: row.updatedAt.toISOString(),
});
