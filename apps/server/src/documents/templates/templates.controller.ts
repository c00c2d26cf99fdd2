import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  documentKindSchema,
  localeSchema,
  templateInputSchema,
  templatePatchSchema,
  templateSchema,
  type Locale,
  type Template,
} from '@soproekt/contracts';
import { listTemplates } from '@soproekt/documents';
import type { DocumentKind } from '@soproekt/domain';
import { z } from 'zod';
import { Action } from '../../access/action.decorator.js';
import type { Principal } from '../../access/principal.js';
import { CurrentActor } from '../../access/request-access.js';
import { Answers, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { OwnTemplateService } from './own-template.service.js';
import { sectionList } from './section-list.js';

const querySchema = z.object({
  kind: documentKindSchema.optional(),
  /** Language of the built-in titles; Russian unless told. */
  locale: localeSchema.default('ru'),
});

/** What documents can begin with: what is shipped, and what the workspace has saved itself. */
@Controller('api/v1/workspaces')
export class TemplatesController {
  constructor(private readonly own: OwnTemplateService) {}

  @Get(':id/templates')
  @Action('template.list', { workspace: 'id' })
  @Answers(templateSchema, { list: true })
  async list(
    @Param('id') id: string,
    @Query({ schema: querySchema }) { kind, locale }: z.output<typeof querySchema>,
  ): Promise<Template[]> {
    return [...builtIn(kind, locale), ...(await this.own.list(id, kind))];
  }

  /** Keeps a document of the workspace, as it is now, as a template. */
  @Post(':id/templates')
  @Action('template.create', { workspace: 'id' })
  @Answers(templateSchema, { status: 201 })
  create(
    @Param('id') id: string,
    @Body({ schema: templateInputSchema }) body: z.output<typeof templateInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Template> {
    return this.own.save(id, body, actor);
  }

  @Patch(':id/templates/:templateId')
  @Action('template.update', { workspace: 'id', ids: ['templateId'] })
  @Answers(templateSchema)
  update(
    @Param('id') id: string,
    @Param('templateId') templateId: string,
    @Body({ schema: templatePatchSchema }) body: z.output<typeof templatePatchSchema>,
  ): Promise<Template> {
    return this.own.update(id, templateId, body);
  }

  @Delete(':id/templates/:templateId')
  @Action('template.delete', { workspace: 'id', ids: ['templateId'] })
  @AnswersNothing()
  remove(
    @Param('id') id: string,
    @Param('templateId') templateId: string,
    @CurrentActor() actor: Principal,
  ): Promise<void> {
    return this.own.remove(id, templateId, actor);
  }
}

const builtIn = (kind: DocumentKind | undefined, locale: Locale): Template[] =>
  listTemplates(kind).map((template) => ({
    key: template.key,
    kind: template.kind,
    title: template.title[locale],
    description: template.description[locale],
    ...sectionList(
      template.kind,
      template.sections.map((section) => ({
        kind: section.kind,
        role: section.role ?? null,
        title: section.title[locale],
      })),
    ),
    own: null,
  }));
