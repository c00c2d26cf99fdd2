import { Injectable } from '@nestjs/common';
import type { JobFunction } from '@soproekt/contracts';
import type { CheckContext, ContextInstitution, StandardFacts } from '@soproekt/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AppConfig } from '../platform/config/app-config.js';
import { effectiveSettings } from './settings/effective-settings.js';

/** Reads what the checks of a programme need and its document does not tell. */
@Injectable()
export class CheckContextReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
  ) {}

  /** @param manager that of a transaction whose changes count already */
  async read(workspaceId: string, manager: EntityManager = this.dataSource.manager): Promise<CheckContext> {
    // One after the other: in a transaction there is one connection.
    const settings = await manager.query<{ settings: unknown }[]>(
      'select settings from programme_settings where workspace_id = $1',
      [workspaceId],
    );
    const institutions = await this.institutions(manager, workspaceId);
    const standards = await this.standards(manager, workspaceId);
    const links = this.config.linkCheck ? await this.links(manager, workspaceId) : undefined;
    return { today: today(), settings: effectiveSettings(settings[0]?.settings), institutions, standards, links };
  }

  /** The parties as people see them: owners, and institutions of members. */
  private institutions(manager: EntityManager, workspaceId: string): Promise<ContextInstitution[]> {
    return manager.query(
      `select i.id, i.short_name as "shortName", i.kind from workspace_party p
       join institution i on i.id = p.institution_id
       where p.workspace_id = $1 and (
         exists (select from workspace_owner o where o.workspace_id = $1 and o.institution_id = i.id)
         or exists (select from member m join affiliation a on a.user_id = m.user_id and a.until is null
           where m.workspace_id = $1 and a.institution_id = i.id))
       order by p.position`,
      [workspaceId],
    );
  }

  private async standards(manager: EntityManager, workspaceId: string): Promise<StandardFacts[]> {
    const rows = await manager.query<{ code: string; audience: string[]; functions: JobFunction[] }[]>(
      'select code, audience, functions from occupational_standard where workspace_id = $1 order by code',
      [workspaceId],
    );
    return rows.map(({ code, audience, functions }) => ({
      code,
      audience,
      functions: functions.map((jobFunction) => jobFunction.code),
    }));
  }

  private async links(manager: EntityManager, workspaceId: string): Promise<Map<string, boolean>> {
    const rows = await manager.query<{ url: string; ok: boolean }[]>(
      'select url, ok from link_check where workspace_id = $1',
      [workspaceId],
    );
    return new Map(rows.map(({ url, ok }) => [url, ok]));
  }
}

/** The day where the server stands, `YYYY-MM-DD`. */
function today(now = new Date()): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}
