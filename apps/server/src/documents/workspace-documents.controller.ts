import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  documentInputSchema,
  documentQuerySchema,
  documentSummarySchema,
  type DocumentQuery,
  type DocumentSummary,
} from '@soproekt/contracts';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { DocumentReader } from './document-reader.service.js';
import { DocumentService } from './document.service.js';

/** The documents of one workspace. */
@Controller('api/v1/workspaces')
export class WorkspaceDocumentsController {
  constructor(
    private readonly documents: DocumentService,
    private readonly reader: DocumentReader,
  ) {}

  @Get(':id/documents')
  @Action('document.list', { workspace: 'id' })
  @Answers(documentSummarySchema, { list: true })
  list(
    @Param('id') id: string,
    @Query({ schema: documentQuerySchema }) query: DocumentQuery,
  ): Promise<DocumentSummary[]> {
    return this.reader.list(id, query);
  }

  @Post(':id/documents')
  @Action('document.create', { workspace: 'id' })
  @Answers(documentSummarySchema, { status: 201 })
  create(
    @Param('id') id: string,
    @Body({ schema: documentInputSchema }) body: z.output<typeof documentInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<DocumentSummary> {
    return this.documents.create(id, body, actor);
  }
}
