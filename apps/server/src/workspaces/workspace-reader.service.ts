import { Injectable } from '@nestjs/common';
import type { Member, Party, Workspace } from '@soproekt/contracts';
import { institutionHue, type InstitutionKind, type WorkspaceRole } from '@soproekt/domain';
import { DataSource } from 'typeorm';
import { notFound } from '../platform/errors/app-error.js';

interface WorkspaceRow {
  id: string;
  name: string;
  description: string;
  created_at: Date;
  role: WorkspaceRole;
  members: number;
  documents: number;
}

interface InstitutionRow {
  institution_id: string;
  kind: InstitutionKind;
  institution_name: string;
  short_name: string;
  municipality: string;
}

interface PartyRow extends InstitutionRow {
  workspace_id: string;
  position: number;
  owner: boolean;
  has_coordinator: boolean;
}

interface MemberRow extends Partial<Record<keyof InstitutionRow, string | null>> {
  user_id: string;
  name: string;
  post: string;
  email: string;
  role: WorkspaceRole;
  joined_at: Date;
}

/** Reads workspaces as one person sees them. */
@Injectable()
export class WorkspaceReader {
  constructor(private readonly dataSource: DataSource) {}

  /** The workspaces in which the person is a member. */
  async list(userId: string): Promise<Workspace[]> {
    return this.read(userId, null);
  }

  /** @throws AppError not-found also when the person is no member */
  async one(userId: string, workspaceId: string): Promise<Workspace> {
    const [workspace] = await this.read(userId, workspaceId);
    if (!workspace) throw notFound('the workspace');
    return workspace;
  }

  /** @param withEmail addresses are for coordinators only */
  async members(workspaceId: string, withEmail: boolean): Promise<Member[]> {
    const rows = await this.dataSource.query<MemberRow[]>(
      `select u.id as user_id, u.name, u.post, u.email, m.role, m.joined_at, i.id as institution_id, i.kind,
              i.name as institution_name, i.short_name, i.municipality
       from member m
       join app_user u on u.id = m.user_id
       left join affiliation a on a.user_id = u.id and a.until is null
       left join institution i on i.id = a.institution_id
       where m.workspace_id = $1 order by m.joined_at, u.name`,
      [workspaceId],
    );
    return rows.map((row) => ({
      userId: row.user_id,
      name: row.name,
      post: row.post,
      email: withEmail ? row.email : null,
      role: row.role,
      institution: row.institution_id ? institutionOf(row as InstitutionRow) : null,
      joinedAt: row.joined_at.toISOString(),
    }));
  }

  private async read(userId: string, workspaceId: string | null): Promise<Workspace[]> {
    const rows = await this.dataSource.query<WorkspaceRow[]>(
      `select w.id, w.name, w.description, w.created_at, m.role,
              (select count(*)::int from member x where x.workspace_id = w.id) as members,
              (select count(*)::int from document d where d.workspace_id = w.id and d.binned_at is null) as documents
       from workspace w join member m on m.workspace_id = w.id
       where m.user_id = $1 and ($2::uuid is null or w.id = $2)
       order by w.created_at, w.id`,
      [userId, workspaceId],
    );
    const parties = await this.parties(rows.map((row) => row.id));
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      description: row.description,
      createdAt: row.created_at.toISOString(),
      parties: parties.get(row.id) ?? [],
      memberCount: row.members,
      documentCount: row.documents,
      role: row.role,
    }));
  }

  private async parties(workspaceIds: readonly string[]): Promise<Map<string, Party[]>> {
    const rows = await this.dataSource.query<PartyRow[]>(
      `with present as (
         select m.workspace_id, a.institution_id, bool_or(m.role = 'coordinator') as has_coordinator
         from member m join affiliation a on a.user_id = m.user_id and a.until is null
         where m.workspace_id = any($1) group by 1, 2
       )
       select p.workspace_id, p.position, i.id as institution_id, i.kind, i.name as institution_name, i.short_name,
              i.municipality, o.institution_id is not null as owner, coalesce(c.has_coordinator, false) as has_coordinator
       from workspace_party p
       join institution i on i.id = p.institution_id
       left join workspace_owner o using (workspace_id, institution_id)
       left join present c using (workspace_id, institution_id)
       where p.workspace_id = any($1) and (o.institution_id is not null or c.institution_id is not null)
       order by owner desc, p.position`,
      [workspaceIds],
    );
    const byWorkspace = new Map<string, Party[]>();
    for (const row of rows) {
      const list = byWorkspace.get(row.workspace_id) ?? [];
      list.push({
        ...institutionOf(row),
        hue: institutionHue(row.position),
        owner: row.owner,
        awaitingCoordinator: row.owner && !row.has_coordinator,
      });
      byWorkspace.set(row.workspace_id, list);
    }
    return byWorkspace;
  }
}

const institutionOf = (row: InstitutionRow) => ({
  id: row.institution_id,
  kind: row.kind,
  name: row.institution_name,
  shortName: row.short_name,
  municipality: row.municipality,
});
