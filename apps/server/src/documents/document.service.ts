import { Injectable } from '@nestjs/common';
import {
  documentInputSchema,
  documentPatchSchema,
  type DocumentDetail,
  type DocumentSummary,
  type Locale,
} from '@soproekt/contracts';
import { findTemplate, listTemplates, type TemplateBody } from '@soproekt/documents';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { documentResource, type DocumentFacts } from '../access/access.service.js';
import type { Principal } from '../access/principal.js';
import { requireRight } from '../access/require-right.js';
import type { AttachmentOwner } from '../attachments/copy-attachments.js';
import { UserEntity } from '../identity/user.entity.js';
import { AppError, invalidInput } from '../platform/errors/app-error.js';
import { copyTitle } from './copy-title.js';
import { DocumentAnnouncer } from './document-announcer.service.js';
import { DocumentMaker } from './document-maker.service.js';
import { DocumentReader } from './document-reader.service.js';
import { DocumentStateService } from './document-state.service.js';
import { stateFromTemplate } from './new-document.js';
import { isOwnTemplate, OwnTemplateService } from './templates/own-template.service.js';

/** Makes documents and changes what their rows say. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly maker: DocumentMaker,
    private readonly reader: DocumentReader,
    private readonly states: DocumentStateService,
    private readonly announcer: DocumentAnnouncer,
    private readonly ownTemplates: OwnTemplateService,
  ) {}

  /** @throws AppError invalid-input when neither the kind nor the workspace has such a template */
  async create(
    workspaceId: string,
    input: z.output<typeof documentInputSchema>,
    actor: Principal,
  ): Promise<DocumentSummary> {
    const { body, from } = await this.templateOf(workspaceId, input);
    const state = stateFromTemplate(body, input.locale ?? (await this.localeOf(actor)));
    return this.make(workspaceId, input.kind, input.title, state, actor, from);
  }

  /** A copy of the text as it is at this moment; the copy is a draft. */
  async duplicate({ document }: DocumentFacts, actor: Principal): Promise<DocumentSummary> {
    const title = copyTitle(document.title, await this.localeOf(actor));
    const state = await this.states.read(document.id);
    return this.make(document.workspaceId, document.kind, title, state, actor, { document: document.id });
  }

  /** @throws AppError wrong-status for a status that cannot follow the present one; not-allowed */
  async update(
    facts: DocumentFacts,
    patch: z.output<typeof documentPatchSchema>,
    actor: Principal,
  ): Promise<DocumentDetail> {
    const id = facts.document.id;
    const statusChanged = await this.dataSource.transaction(async (manager) => {
      const document = await this.states.lock(manager, id);
      const resource = documentResource({ ...facts, document });
      if (patch.title !== undefined) requireRight(actor, 'document.rename', resource);
      if (patch.status !== undefined) requireRight(actor, 'document.set-status', resource);
      return this.states.change(manager, document, patch, actor.userId);
    });
    if (statusChanged) this.announcer.accessChanged(id);
    await this.announcer.changed(id);
    return this.reader.detail(facts, actor);
  }

  private async make(
    workspaceId: string,
    kind: DocumentSummary['kind'],
    title: string,
    state: Uint8Array,
    author: Principal,
    from?: AttachmentOwner,
  ): Promise<DocumentSummary> {
    const made = { workspaceId, kind, title, state, author, ...(from && { from }) };
    return this.announcer.changed(await this.dataSource.transaction((manager) => this.maker.make(manager, made)));
  }

  private async templateOf(
    workspaceId: string,
    input: z.output<typeof documentInputSchema>,
  ): Promise<{ readonly body: TemplateBody; readonly from?: AttachmentOwner }> {
    const { kind, template: key } = input;
    if (!isOwnTemplate(key)) return { body: builtInTemplate(input) };
    const own = await this.ownTemplates.find(workspaceId, kind, key);
    if (!own) throw invalidInput([{ path: 'template', message: 'the workspace has no such template of this kind' }]);
    return { body: own.body, from: { template: own.id } };
  }

  private async localeOf(actor: Principal): Promise<Locale> {
    const user = await this.dataSource.manager.findOneBy(UserEntity, { id: actor.userId });
    if (!user) throw new AppError('not-signed-in', 'sign in first');
    return user.locale;
  }
}

/** The kind's own name, `default` and an empty text stand for its first template. */
function builtInTemplate({ kind, template: key }: z.output<typeof documentInputSchema>): TemplateBody {
  const template = findTemplate(kind, key === '' || key === 'default' || key === kind ? undefined : key);
  if (template) return template;
  const keys = listTemplates(kind).map((known) => known.key);
  throw invalidInput([{ path: 'template', message: `unknown template, there are: ${keys.join(', ')}` }]);
}
