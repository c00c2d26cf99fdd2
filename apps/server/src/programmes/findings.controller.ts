import { Controller, Get, Query } from '@nestjs/common';
import { findingSchema, localeSchema, type FindingView } from '@soproekt/contracts';
import { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { DocumentFacts } from '../access/access.service.js';
import { CurrentDocument } from '../access/request-access.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { FindingsService } from './findings.service.js';

const querySchema = z.object({
  /** Language of titles and sentences; Russian unless told. */
  locale: localeSchema.default('ru'),
});

@Controller('api/v1/documents')
export class FindingsController {
  constructor(private readonly findings: FindingsService) {}

  /** What the checks find in the text as it is now; empty for documents that are no programmes. */
  @Get(':id/findings')
  @Action('document.read', { document: 'id' })
  @Answers(findingSchema, { list: true })
  list(
    @CurrentDocument() facts: DocumentFacts,
    @Query({ schema: querySchema }) query: z.output<typeof querySchema>,
  ): Promise<FindingView[]> {
    return this.findings.of(facts.document, query.locale);
  }
}
