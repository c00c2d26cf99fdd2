import { Controller, Get, Post } from '@nestjs/common';
import { linkCheckSchema, type LinkCheck } from '@soproekt/contracts';
import { Action } from '../../access/action.decorator.js';
import type { DocumentFacts } from '../../access/access.service.js';
import type { Principal } from '../../access/principal.js';
import { CurrentActor, CurrentDocument } from '../../access/request-access.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { LinkCheckService } from './link-check.service.js';

/** Whether the addresses that a programme names answer. */
@Controller('api/v1/documents')
export class LinkCheckController {
  constructor(private readonly checks: LinkCheckService) {}

  @Get(':id/link-check')
  @Action('document.read', { document: 'id' })
  @Answers(linkCheckSchema)
  read(@CurrentDocument() facts: DocumentFacts): Promise<LinkCheck> {
    return this.checks.read(facts);
  }

  /** Begins to ask the addresses in the background. */
  @Post(':id/link-check')
  @Action('document.check-links', { document: 'id' })
  @Answers(linkCheckSchema, { status: 202 })
  start(@CurrentDocument() facts: DocumentFacts, @CurrentActor() actor: Principal): Promise<LinkCheck> {
    return this.checks.start(facts, actor);
  }
}
