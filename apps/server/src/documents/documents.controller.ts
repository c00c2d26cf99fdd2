import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import {
  documentContentSchema,
  documentDetailSchema,
  documentPatchSchema,
  documentSummarySchema,
  type DocumentContent,
  type DocumentDetail,
  type DocumentSummary,
} from '@soproekt/contracts';
import { z } from 'zod';
import type { DocumentFacts } from '../access/access.service.js';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor, CurrentDocument } from '../access/request-access.js';
import { Answers, AnswersNothing } from '../platform/http/answers.decorator.js';
import { DocumentBinService } from './document-bin.service.js';
import { DocumentReader } from './document-reader.service.js';
import { DocumentService } from './document.service.js';
import { DocumentStateService } from './document-state.service.js';

const deletionSchema = z.object({
  /** `true`: for good; the document must be in the bin. */
  permanent: z.enum(['true', 'false']).optional(),
});

@Controller('api/v1/documents')
export class DocumentsController {
  constructor(
    private readonly documents: DocumentService,
    private readonly bin: DocumentBinService,
    private readonly reader: DocumentReader,
    private readonly states: DocumentStateService,
  ) {}

  /** Before `:id`, which would take the word for an id. */
  @Get('recent')
  @Action('document.recent')
  @Answers(documentSummarySchema, { list: true })
  recent(@CurrentActor() actor: Principal): Promise<DocumentSummary[]> {
    return this.reader.recent(actor.userId);
  }

  @Get(':id')
  @Action('document.read', { document: 'id' })
  @Answers(documentDetailSchema)
  read(@CurrentDocument() facts: DocumentFacts, @CurrentActor() actor: Principal): Promise<DocumentDetail> {
    return this.reader.detail(facts, actor);
  }

  /** Renames; with `status`, which needs document.set-status besides, moves it on. */
  @Patch(':id')
  @Action('document.rename', { document: 'id' })
  @Answers(documentDetailSchema)
  update(
    @CurrentDocument() facts: DocumentFacts,
    @Body({ schema: documentPatchSchema }) body: z.output<typeof documentPatchSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<DocumentDetail> {
    return this.documents.update(facts, body, actor);
  }

  /** Into the bin (document.trash), or with `permanent=true` out of it for good (document.purge). */
  @Delete(':id')
  // The two need opposite states of the document, so the service asks for the right that the request stands for.
  @Action('document.read', { document: 'id' })
  @AnswersNothing()
  remove(
    @CurrentDocument() facts: DocumentFacts,
    @Query({ schema: deletionSchema }) query: z.output<typeof deletionSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<void> {
    return query.permanent === 'true' ? this.bin.purge(facts, actor) : this.bin.trash(facts, actor);
  }

  @Post(':id/restore')
  @Action('document.restore', { document: 'id' })
  @Answers(documentDetailSchema)
  restore(@CurrentDocument() facts: DocumentFacts, @CurrentActor() actor: Principal): Promise<DocumentDetail> {
    return this.bin.restore(facts, actor);
  }

  @Post(':id/duplicate')
  @Action('document.duplicate', { document: 'id' })
  @Answers(documentSummarySchema, { status: 201 })
  duplicate(@CurrentDocument() facts: DocumentFacts, @CurrentActor() actor: Principal): Promise<DocumentSummary> {
    return this.documents.duplicate(facts, actor);
  }

  /** The text as it is now, edits of open editors included. */
  @Get(':id/content')
  @Action('document.read', { document: 'id' })
  @Answers(documentContentSchema)
  content(@CurrentDocument() facts: DocumentFacts): Promise<DocumentContent> {
    return this.states.content(facts.document);
  }
}
