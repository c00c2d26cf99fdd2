import { Global, Injectable, Module } from '@nestjs/common';
import type { ActivityKind, DocumentStatus } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';

export interface ActivityEvent {
  readonly kind: ActivityKind;
  readonly workspaceId: string;
  readonly documentId: string;
  readonly actorId: string;
  readonly threadId?: string;
  readonly status?: DocumentStatus;
}

/** Notes what people do, in the transaction that does it. */
@Injectable()
export class ActivityRecorder {
  async record(
    manager: EntityManager,
    { workspaceId, documentId, kind, actorId, threadId, status }: ActivityEvent,
  ): Promise<void> {
    await manager.query(
      'insert into activity (workspace_id, document_id, kind, actor_id, thread_id, status) values ($1, $2, $3, $4, $5, $6)',
      [workspaceId, documentId, kind, actorId, threadId ?? null, status ?? null],
    );
  }
}

@Global()
@Module({ providers: [ActivityRecorder], exports: [ActivityRecorder] })
export class ActivityRecorderModule {}
