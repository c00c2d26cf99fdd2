import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { LinkCheck } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import type { DocumentFacts } from '../../access/access.service.js';
import type { Principal } from '../../access/principal.js';
import { DocumentStateService } from '../../documents/document-state.service.js';
import { TaskPool } from '../../tasks/task-pool.service.js';
import { AppConfig } from '../../platform/config/app-config.js';
import { LinkCheckLimiter } from './link-check-limiter.js';
import { LinkCheckRun } from './link-check-run.service.js';
import { LinkCheckEntity } from './link-check.entity.js';

/** Addresses of one document that are asked at most. */
export const MAX_LINKS = 200;
const TIMEOUT = 20_000;

/** Checks of links as people start and read them. */
@Injectable()
export class LinkCheckService implements BeforeApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly states: DocumentStateService,
    private readonly tasks: TaskPool,
    private readonly config: AppConfig,
    private readonly limiter: LinkCheckLimiter,
    private readonly runs: LinkCheckRun,
  ) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.runs.end();
  }

  /**
   * Begins to ask the addresses of a document's sources in the background; a check that runs already goes on.
   * @throws AppError too-many-attempts
   */
  async start(facts: DocumentFacts, actor: Principal): Promise<LinkCheck> {
    const { id, workspaceId } = facts.document;
    if (!this.config.linkCheck || this.runs.isRunning(id)) return this.read(facts);
    await this.limiter.take(actor.userId, id);
    const urls = await this.urlsOf(facts);
    if (urls.length > 0) this.runs.start(workspaceId, id, urls);
    return this.view(facts, urls);
  }

  async read(facts: DocumentFacts): Promise<LinkCheck> {
    return this.view(facts, await this.urlsOf(facts));
  }

  private async view({ document }: DocumentFacts, urls: readonly string[]): Promise<LinkCheck> {
    const rows = await this.dataSource.manager
      .createQueryBuilder(LinkCheckEntity, 'link')
      .where('link.workspaceId = :workspaceId and link.url = any(:urls)', { workspaceId: document.workspaceId, urls })
      .getMany();
    const byUrl = new Map(rows.map((row) => [row.url, row]));
    const links = urls.flatMap((url) => byUrl.get(url) ?? []);
    return {
      enabled: this.config.linkCheck,
      running: this.runs.isRunning(document.id),
      links: links.map(({ url, ok, status, error, checkedAt }) => ({
        url,
        ok,
        status,
        error,
        checkedAt: checkedAt.toISOString(),
      })),
      unchecked: urls.length - links.length,
    };
  }

  private async urlsOf({ document }: DocumentFacts): Promise<string[]> {
    if (document.kind !== 'programme') return [];
    const state = await this.states.read(document.id);
    return this.tasks.run('links', { state, max: MAX_LINKS }, { timeoutMs: TIMEOUT });
  }
}
