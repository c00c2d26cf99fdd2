import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { CheckContextModule } from './check-context.module.js';
import { FindingsController } from './findings.controller.js';
import { FindingsService } from './findings.service.js';
import { LinkCheckLimiter } from './links/link-check-limiter.js';
import { LinkCheckRun } from './links/link-check-run.service.js';
import { LinkCheckController } from './links/link-check.controller.js';
import { LinkCheckService } from './links/link-check.service.js';
import { LinkFetcher } from './links/link-fetcher.js';
import { LinkNetwork, PublicNetwork } from './links/link-network.js';
import { ProgrammeSettingsController } from './settings/programme-settings.controller.js';
import { ProgrammeSettingsService } from './settings/programme-settings.service.js';
import { StandardImportService } from './standards/standard-import.service.js';
import { StandardsController } from './standards/standards.controller.js';
import { StandardsService } from './standards/standards.service.js';

/** What the checks of programmes find, and what they are told: limits, occupational standards, answers of links. */
@Module({
  imports: [CheckContextModule, DocumentsModule],
  controllers: [FindingsController, LinkCheckController, ProgrammeSettingsController, StandardsController],
  providers: [
    FindingsService,
    LinkCheckLimiter,
    LinkCheckRun,
    LinkCheckService,
    LinkFetcher,
    { provide: LinkNetwork, useClass: PublicNetwork },
    ProgrammeSettingsService,
    StandardImportService,
    StandardsService,
  ],
  exports: [FindingsService],
})
export class ProgrammesModule {}
