import { Injectable } from '@nestjs/common';
import type { DocumentDetail, DocumentQuery, DocumentSummary } from '@soproekt/contracts';
import { can, type Actor, type DocumentKind, type DocumentStatus, type Readiness } from '@soproekt/domain';
import { DataSource } from 'typeorm';
import { documentResource, type DocumentFacts } from '../access/access.service.js';
import { notFound } from '../platform/errors/app-error.js';

interface SummaryRow {
  id: string;
  workspace_id: string;
  kind: DocumentKind;
  status: DocumentStatus;
  title: string;
  created_at: Date;
  updated_at: Date;
  updated_by: string | null;
  updated_by_name: string | null;
  word_count: number;
  readiness: Readiness | null;
  binned_at: Date | null;
}

const SELECT = `select d.id, d.workspace_id, d.kind, d.status, d.title, d.created_at, d.updated_at, d.updated_by,
  u.name as updated_by_name, d.word_count, d.readiness, d.binned_at
  from document d left join app_user u on u.id = d.updated_by`;

/** Enough for a start page; a workspace's own list is complete. */
const RECENT = 30;

/** Reads documents as lists and pages show them. */
@Injectable()
export class DocumentReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Documents of a workspace, the latest change first. */
  async list(workspaceId: string, query: DocumentQuery): Promise<DocumentSummary[]> {
    // ICU folds the case of Cyrillic letters whatever locale the database was made with.
    return this.read(
      `where d.workspace_id = $1 and (d.binned_at is not null) = $2
         and ($3::text is null or d.kind = $3) and ($4::text is null or d.status = $4)
         and ($5::text is null or strpos(lower(d.title collate "und-x-icu"), lower($5::text collate "und-x-icu")) > 0)
       order by d.updated_at desc, d.id`,
      [workspaceId, query.bin === 'true', query.kind ?? null, query.status ?? null, query.search?.trim() || null],
    );
  }

  /** The latest documents of all workspaces in which the person is a member (S17), bins left out. */
  async recent(userId: string): Promise<DocumentSummary[]> {
    return this.read(
      `join member m on m.workspace_id = d.workspace_id and m.user_id = $1
       where d.binned_at is null order by d.updated_at desc, d.id limit $2`,
      [userId, RECENT],
    );
  }

  /** @throws AppError not-found */
  async summary(documentId: string): Promise<DocumentSummary> {
    const [found] = await this.read('where d.id = $1', [documentId]);
    if (!found) throw notFound('the document');
    return found;
  }

  /** @param facts those on which the asker was let in */
  async detail(facts: DocumentFacts, actor: Actor): Promise<DocumentDetail> {
    const summary = await this.summary(facts.document.id);
    const resource = { ...documentResource(facts), status: summary.status, inBin: summary.binnedAt !== null };
    const editable = can(actor, 'document.edit', resource);
    return { ...summary, workspaceName: facts.workspace.name, role: facts.role, editable };
  }

  private async read(rest: string, parameters: unknown[]): Promise<DocumentSummary[]> {
    const rows = await this.dataSource.query<SummaryRow[]>(`${SELECT} ${rest}`, parameters);
    return rows.map(toSummary);
  }
}

function toSummary(row: SummaryRow): DocumentSummary {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    kind: row.kind,
    status: row.status,
    title: row.title,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by === null ? null : { userId: row.updated_by, name: row.updated_by_name ?? '' },
    wordCount: row.word_count,
    readiness: row.readiness,
    binnedAt: row.binned_at?.toISOString() ?? null,
  };
}
