import { Injectable } from '@nestjs/common';
import type { Locale, ProgrammeSettingsPatch, ProgrammeSettingsView } from '@soproekt/contracts';
import { DEFAULT_PROGRAMME_SETTINGS, type ProgrammeSettings } from '@soproekt/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Principal } from '../../access/principal.js';
import { ReadinessService } from '../../documents/readiness.service.js';
import { LivePublisher } from '../../live/live-publisher.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { effectiveSettings, patchedOverrides, readOverrides } from './effective-settings.js';
import type { SettingsOverrides } from './programme-settings.entity.js';
import { SETTING_BASES } from './setting-bases.js';

interface SettingsRow {
  settings: unknown;
  updated_at: Date;
  updated_by: string | null;
  name: string | null;
}

/** Limits of the checks as one workspace wants them. */
@Injectable()
export class ProgrammeSettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readiness: ReadinessService,
    private readonly live: LivePublisher,
    private readonly audit: AuditService,
  ) {}

  async read(workspaceId: string, locale: Locale): Promise<ProgrammeSettingsView> {
    const [row] = await this.dataSource.query<SettingsRow[]>(
      `select s.settings, s.updated_at, s.updated_by, u.name from programme_settings s
       left join app_user u on u.id = s.updated_by where s.workspace_id = $1`,
      [workspaceId],
    );
    return {
      settings: shown(effectiveSettings(row?.settings)),
      defaults: shown(DEFAULT_PROGRAMME_SETTINGS),
      bases: SETTING_BASES[locale],
      updatedAt: row?.updated_at.toISOString() ?? null,
      updatedBy: row?.updated_by ? { userId: row.updated_by, name: row.name ?? '' } : null,
    };
  }

  async update(workspaceId: string, patch: ProgrammeSettingsPatch, actor: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const next = patchedOverrides(await this.locked(manager, workspaceId), patch);
      await manager.query(
        'update programme_settings set settings = $2, updated_at = now(), updated_by = $3 where workspace_id = $1',
        [workspaceId, JSON.stringify(next), actor.userId],
      );
      await this.readiness.mark(manager, workspaceId);
      const event = { actorId: actor.userId, subjectId: workspaceId, workspaceId };
      const details = { settings: Object.keys(patch).join(' ') };
      await this.audit.record({ ...event, kind: 'programme-settings.changed', details }, manager);
    });
    this.live.publish(workspaceId, 'programme-settings.changed', { workspaceId });
    this.readiness.renew(workspaceId);
  }

  /** Under a lock: two people who change different limits at the same moment must both be heard. */
  private async locked(manager: EntityManager, workspaceId: string): Promise<SettingsOverrides> {
    await manager.query('insert into programme_settings (workspace_id) values ($1) on conflict do nothing', [
      workspaceId,
    ]);
    const [row] = await manager.query<{ settings: unknown }[]>(
      'select settings from programme_settings where workspace_id = $1 for update',
      [workspaceId],
    );
    return readOverrides(row?.settings);
  }
}

/** As the contract has them: lists that may be changed. */
const shown = ({ mandatoryParts, bases, teacherTraining, ...rest }: ProgrammeSettings) => ({
  ...rest,
  mandatoryParts: [...mandatoryParts],
  bases: [...bases],
  teacherTraining: [...teacherTraining],
});
