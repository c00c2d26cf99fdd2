import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessEventsService } from '../access/access-events.service.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { DocumentProjector } from './document-projector.service.js';

/**
 * Readiness depends on more than the text. Whoever changes settings, standards or answers of links marks the programmes concerned in the
 * same transaction, and has them judged anew afterwards, one after the other. A mark outlives a crash: the next start goes on.
 */
@Injectable()
export class ReadinessService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly waiting = new Set<string>();
  private running: Promise<void> | null = null;
  private ended = false;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly projector: DocumentProjector,
    private readonly events: AccessEventsService,
    private readonly logger: AppLogger,
  ) {}

  /** Also programmes that an earlier version has written, which judged none. */
  async onApplicationBootstrap(): Promise<void> {
    this.unsubscribe = this.events.subscribe((event) => {
      if (event.kind === 'workspace-changed') void this.partiesChanged(event.workspaceId);
    });
    const answer = await this.dataSource.query<unknown>(
      `update document set readiness_due = coalesce(readiness_due, gen_random_uuid())
       where kind = 'programme' and (readiness is null or readiness_due is not null) returning workspace_id`,
    );
    for (const { workspace_id: workspaceId } of returned<{ workspace_id: string }>(answer)) this.renew(workspaceId);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ended = true;
    this.unsubscribe();
    await this.running;
  }

  /** Call in the transaction of the change. */
  async mark(manager: EntityManager, workspaceId: string): Promise<void> {
    await manager.query(
      `update document set readiness_due = gen_random_uuid() where workspace_id = $1 and kind = 'programme'`,
      [workspaceId],
    );
  }

  /** Call after COMMIT: judges the marked programmes of a workspace in the background. */
  renew(workspaceId: string): void {
    this.waiting.add(workspaceId);
    this.begin();
  }

  /** Institutions that a programme names may have come or been renamed. */
  private async partiesChanged(workspaceId: string): Promise<void> {
    try {
      await this.mark(this.dataSource.manager, workspaceId);
      if (!this.ended) this.renew(workspaceId);
    } catch (error) {
      this.logger.error(error, 'Readiness');
    }
  }

  private begin(): void {
    this.running ??= this.work().finally(() => {
      this.running = null;
      // Asked for after the last look at the list.
      if (this.waiting.size > 0 && !this.ended) this.begin();
    });
  }

  private async work(): Promise<void> {
    for (const workspaceId of this.waiting) {
      this.waiting.delete(workspaceId);
      await this.renewAll(workspaceId).catch((error: unknown) => this.logger.error(error, 'Readiness'));
      if (this.ended) return;
    }
  }

  private async renewAll(workspaceId: string): Promise<void> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'select id from document where workspace_id = $1 and readiness_due is not null order by updated_at desc',
      [workspaceId],
    );
    for (const { id } of rows) {
      if (this.ended) return;
      await this.projector.renew(id);
    }
  }
}

/** TypeORM answers an UPDATE with its rows and their number. */
const returned = <T>(answer: unknown): T[] => (answer as [T[], number])[0];
