import { Module, type DynamicModule } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import { AccessEventsModule } from './access/access-events.module.js';
import { AccessModule } from './access/access.module.js';
import { ActivityModule } from './activity/activity.module.js';
import { ActivityRecorderModule } from './activity/activity-recorder.service.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { ExportsModule } from './exports/exports.module.js';
import type { ClusterTimes } from './cluster/cluster-ports.js';
import { ClusterModule } from './cluster/cluster.module.js';
import { CollabModule } from './collab/collab.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { HealthModule } from './health/health.module.js';
import { DEFAULT_HASH_COST, type HashCost } from './identity/hash-cost.js';
import { IdentityModule } from './identity/identity.module.js';
import { PasswordModule } from './identity/password.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { InstitutionsModule } from './institutions/institutions.module.js';
import { LiveModule } from './live/live.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import type { AppConfig } from './platform/config/app-config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ReviewModule } from './review/review.module.js';
import { TasksModule } from './tasks/tasks.module.js';
import { WorkspacesModule } from './workspaces/workspaces.module.js';

/** What tests may change. */
export interface AppOptions {
  /** Cheaper password hashes. */
  readonly hashing?: HashCost;
  /** Where the log goes instead of standard output. */
  readonly log?: DestinationStream;
  /** Shorter times between the nodes. */
  readonly cluster?: Partial<ClusterTimes>;
}

/** The whole server. */
@Module({})
export class AppModule {
  static register(config: AppConfig, options: AppOptions = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.register(config),
        LoggingModule.register(options.log),
        DatabaseModule,
        ClusterModule.register(options.cluster),
        HttpModule,
        MetricsModule,
        AuditModule,
        TasksModule,
        AccessEventsModule,
        ActivityRecorderModule,
        PasswordModule.register(options.hashing ?? DEFAULT_HASH_COST),
        AccessModule,
        HealthModule,
        IdentityModule,
        InstitutionsModule,
        WorkspacesModule,
        LiveModule,
        CollabModule,
        DocumentsModule,
        AttachmentsModule,
        ExportsModule,
        ImportsModule,
        ProgrammesModule,
        ReviewModule,
        ActivityModule,
        DemoModule,
      ],
    };
  }
}
