import { Injectable } from '@nestjs/common';
import type { ExportFormat, ExportSize, exportQuerySchema } from '@soproekt/contracts';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentStateService } from '../documents/document-state.service.js';
import { CheckContextReader } from '../programmes/check-context.service.js';
import { FindingsService } from '../programmes/findings.service.js';
import { TaskPool } from '../tasks/task-pool.service.js';
import { ExportImages } from './export-images.service.js';
import { exportedThreads } from './export-remarks.js';
import type { ExportTaskPayload } from './export-task.js';
import type { ExportInstitution } from './model/export-payload.js';

export type ExportOptions = z.output<typeof exportQuerySchema>;

/** Everything that an export is made of, and its fingerprint. */
export interface PreparedExport {
  readonly payload: ExportTaskPayload;
  /** For `ETag`: the same for the same text, facts and options. */
  readonly tag: string;
}

/** A hundred pages take two seconds; the rest is waiting for a thread, and a slow machine. */
const TIMEOUT = 60_000;

interface PartyRow extends ExportInstitution {
  readonly owner: boolean;
}

/** Makes files of documents. */
@Injectable()
export class ExportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly states: DocumentStateService,
    private readonly contexts: CheckContextReader,
    private readonly findings: FindingsService,
    private readonly images: ExportImages,
    private readonly tasks: TaskPool,
  ) {}

  /** @throws AppError unavailable when the text cannot be read */
  async prepare(document: DocumentEntity, format: ExportFormat, options: ExportOptions): Promise<PreparedExport> {
    const { id, kind, status, title, workspaceId } = document;
    const state = await this.states.read(id);
    const parties = await this.parties(workspaceId);
    const { settings } = await this.contexts.read(workspaceId);
    const found = options.findings === 'true' ? await this.findings.of(document, options.locale) : null;
    const payload: ExportTaskPayload = {
      format,
      state,
      document: { id, kind, status, title },
      institutions: parties.map(({ owner: _owner, ...party }) => party),
      approvals: parties
        .filter(({ owner }) => owner)
        .map((party) => ({ institutionId: party.id, post: '', person: '', on: null })),
      images: await this.images.of(id, state),
      standards: await this.standards(workspaceId),
      bases: Object.fromEntries(settings.bases.map((basis) => [basis.key, basis.title])),
      ...(options.remarks === 'true' && { remarks: await exportedThreads(this.dataSource.manager, id) }),
      ...(found && { findings: found.map(({ code, level, message }) => ({ code, level, message })) }),
      profile: options.profile,
      size: Number(options.size) as ExportSize,
      spacing: options.spacing,
      locale: options.locale,
      at: new Date().toISOString(),
    };
    return { payload, tag: tagOf(payload) };
  }

  /** @throws AppError unavailable, too-large */
  make({ payload }: PreparedExport): Promise<Uint8Array> {
    return this.tasks.run('exportDocument', payload, { timeoutMs: TIMEOUT });
  }

  /** Titles by code. */
  private async standards(workspaceId: string): Promise<Record<string, string>> {
    const rows = await this.dataSource.query<{ code: string; title: string }[]>(
      'select code, title from occupational_standard where workspace_id = $1 order by code',
      [workspaceId],
    );
    return Object.fromEntries(rows.map(({ code, title }) => [code, title]));
  }

  /** Institutions of the workspace, the owners first. */
  private parties(workspaceId: string): Promise<PartyRow[]> {
    return this.dataSource.query<PartyRow[]>(
      `select i.id, i.short_name as "shortName", i.name, i.kind, o.institution_id is not null as owner
       from workspace_party p join institution i on i.id = p.institution_id
       left join workspace_owner o on o.workspace_id = p.workspace_id and o.institution_id = p.institution_id
       where p.workspace_id = $1 order by owner desc, p.position`,
      [workspaceId],
    );
  }
}

function tagOf({ state, images, at, ...facts }: ExportTaskPayload): string {
  const hash = createHash('sha256').update(state);
  for (const { id } of images) hash.update(id);
  // The year stands on the title page, the day beside the findings.
  return hash.update(at.slice(0, 10)).update(JSON.stringify(facts)).digest('base64url').slice(0, 32);
}
