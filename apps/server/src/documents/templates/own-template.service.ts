import { Injectable } from '@nestjs/common';
import { idSchema, templateInputSchema, templatePatchSchema, type Template } from '@soproekt/contracts';
import { parseTemplate, type TemplateBody } from '@soproekt/documents';
import type { DocumentKind, NumberedSection } from '@soproekt/domain';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { AccessService } from '../../access/access.service.js';
import type { Principal } from '../../access/principal.js';
import { copyAttachments } from '../../attachments/copy-attachments.js';
import { LivePublisher } from '../../live/live-publisher.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { storableJson } from '../../platform/database/storable.js';
import { definedOf } from '../../platform/defined-of.js';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import { TaskPool } from '../../tasks/task-pool.service.js';
import { lockWorkspace } from '../../workspaces/parties.js';
import { DocumentStateService } from '../document-state.service.js';
import { sectionList } from './section-list.js';
import { WorkspaceTemplateEntity } from './workspace-template.entity.js';

/** How a template of a workspace is named when a document is made. */
const OWN = 'own:';
const MOST = 100;
/** Largest template as JSON, in bytes; text of some 1,000 pages. */
const MAX_BYTES = 4 * 1024 * 1024;
const TIMEOUT = 20_000;

interface TemplateRow {
  id: string;
  kind: DocumentKind;
  title: string;
  description: string;
  /** What of its sections decides how they are listed. */
  sections: NumberedSection[] | null;
  created_at: Date;
  created_by: string | null;
  name: string | null;
}

/** Documents that a workspace keeps as beginnings for others. */
@Injectable()
export class OwnTemplateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly states: DocumentStateService,
    private readonly tasks: TaskPool,
    private readonly live: LivePublisher,
    private readonly audit: AuditService,
  ) {}

  async list(workspaceId: string, kind?: DocumentKind): Promise<Template[]> {
    return this.views('t.workspace_id = $1 and ($2::text is null or t.kind = $2)', [workspaceId, kind ?? null]);
  }

  /**
   * Takes a document as it is now.
   * @throws AppError not-found for a document that is not of this workspace (S11); wrong-status for one in the bin; too-large; conflict
   */
  async save(workspaceId: string, input: z.output<typeof templateInputSchema>, actor: Principal): Promise<Template> {
    const facts = await this.access.documentFacts(actor.userId, input.documentId);
    if (facts?.workspace.id !== workspaceId) throw notFound('the document');
    const { id: documentId, kind, binnedAt } = facts.document;
    if (binnedAt) throw new AppError('wrong-status', 'the document is in the bin');
    const state = await this.states.read(documentId);
    const body = await this.tasks.run('template', { state, contents: input.contents }, { timeoutMs: TIMEOUT });
    const content = storableJson({ ...body, kind });
    if (Buffer.byteLength(content) > MAX_BYTES || !parseTemplate(JSON.parse(content))) {
      throw new AppError('too-large', 'the document is too large for a template');
    }
    const { title, description } = input;
    const id = await this.dataSource.transaction(async (manager) => {
      // Two people who save at the same moment would both find room for the last one.
      if (!(await lockWorkspace(manager, workspaceId))) throw notFound('the workspace');
      if ((await manager.countBy(WorkspaceTemplateEntity, { workspaceId })) >= MOST) {
        throw new AppError('conflict', `a workspace has at most ${MOST} templates`);
      }
      const [row] = await manager.query<{ id: string }[]>(
        `insert into workspace_template (workspace_id, kind, title, description, content, created_by)
         values ($1, $2, $3, $4, $5, $6) returning id`,
        [workspaceId, kind, title, description, content, actor.userId],
      );
      if (!row) throw new Error('the template was not stored');
      // Without the texts nothing shows them.
      if (input.contents === 'all') await copyAttachments(manager, { document: documentId }, { template: row.id });
      const event = { kind: 'template.created', actorId: actor.userId, subjectId: row.id, workspaceId } as const;
      await this.audit.record({ ...event, details: { documentId } }, manager);
      return row.id;
    });
    this.live.publish(workspaceId, 'templates.changed', { workspaceId });
    return this.one(workspaceId, id);
  }

  /** @throws AppError not-found */
  async update(workspaceId: string, id: string, patch: z.output<typeof templatePatchSchema>): Promise<Template> {
    await this.dataSource.manager.update(WorkspaceTemplateEntity, { id, workspaceId }, definedOf(patch));
    const template = await this.one(workspaceId, id);
    this.live.publish(workspaceId, 'templates.changed', { workspaceId });
    return template;
  }

  /** Documents made of it stay as they are. @throws AppError not-found */
  async remove(workspaceId: string, id: string, actor: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { affected } = await manager.delete(WorkspaceTemplateEntity, { id, workspaceId });
      if (!affected) throw notFound('the template');
      await this.audit.record({ kind: 'template.deleted', actorId: actor.userId, subjectId: id, workspaceId }, manager);
    });
    this.live.publish(workspaceId, 'templates.changed', { workspaceId });
  }

  /** @returns null when the workspace has no such template of that kind */
  async find(
    workspaceId: string,
    kind: DocumentKind,
    key: string,
  ): Promise<{ readonly id: string; readonly body: TemplateBody } | null> {
    const id = idSchema.safeParse(key.startsWith(OWN) ? key.slice(OWN.length) : null);
    if (!id.success) return null;
    const where = { id: id.data, workspaceId, kind };
    const row = await this.dataSource.manager.findOneBy(WorkspaceTemplateEntity, where);
    const body = row && parseTemplate(row.content);
    return body ? { id: id.data, body } : null;
  }

  private async one(workspaceId: string, id: string): Promise<Template> {
    const [found] = await this.views('t.workspace_id = $1 and t.id = $2', [workspaceId, id]);
    if (!found) throw notFound('the template');
    return found;
  }

  /** The contents may be megabytes: only the heads of the sections leave the database. */
  private async views(where: string, parameters: unknown[]): Promise<Template[]> {
    const rows = await this.dataSource.query<TemplateRow[]>(
      `select t.id, t.kind, t.title, t.description, t.created_at, t.created_by, u.name,
         (select jsonb_agg(jsonb_build_object(
             'kind', s.section ->> 'kind', 'role', s.section ->> 'role', 'title', coalesce(s.section #>> '{title,ru}', '')
           ) order by s.place)
           from jsonb_array_elements(t.content -> 'sections') with ordinality as s(section, place)) as sections
       from workspace_template t left join app_user u on u.id = t.created_by
       where ${where} order by lower(t.title collate "und-x-icu"), t.id`,
      parameters,
    );
    return rows.map((row) => ({
      key: `${OWN}${row.id}`,
      kind: row.kind,
      title: row.title,
      description: row.description,
      ...sectionList(row.kind, row.sections ?? []),
      own: {
        id: row.id,
        createdAt: row.created_at.toISOString(),
        createdBy: row.created_by === null ? null : { userId: row.created_by, name: row.name ?? '' },
      },
    }));
  }
}

/** Whether a key names a template of a workspace. */
export const isOwnTemplate = (key: string | undefined): key is string => key?.startsWith(OWN) === true;
