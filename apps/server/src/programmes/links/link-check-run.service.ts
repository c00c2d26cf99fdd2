import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadinessService } from '../../documents/readiness.service.js';
import { LivePublisher } from '../../live/live-publisher.service.js';
import { AppLogger } from '../../platform/logging/app-logger.js';
import { LinkFetcher, type LinkOutcome } from './link-fetcher.js';

/** Addresses that are asked at the same moment, of all documents together. */
const PARALLEL = 6;
/** Results of addresses that no document names any more go after so many days. */
const KEPT_DAYS = 180;

interface Asked {
  readonly url: string;
  readonly outcome: LinkOutcome;
}

/** Asks the addresses of documents, one document after the other, and keeps what came of it. */
@Injectable()
export class LinkCheckRun {
  private readonly running = new Map<string, Promise<void>>();
  private readonly ending = new AbortController();
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly fetcher: LinkFetcher,
    private readonly dataSource: DataSource,
    private readonly readiness: ReadinessService,
    private readonly live: LivePublisher,
    private readonly logger: AppLogger,
  ) {}

  isRunning(documentId: string): boolean {
    return this.running.has(documentId);
  }

  /** Returns at once. */
  start(workspaceId: string, documentId: string, urls: readonly string[]): void {
    if (this.running.has(documentId) || this.ending.signal.aborted) return;
    const run = this.last
      .then(() => this.check(workspaceId, urls))
      .catch((error: unknown) => {
        if (!this.ending.signal.aborted) this.logger.error(error, 'LinkCheck');
      })
      .finally(() => this.running.delete(documentId))
      .then(() => this.live.publish(workspaceId, 'links.checked', { workspaceId, documentId }));
    this.running.set(documentId, run);
    this.last = run;
  }

  /** Gives up what runs: it can be asked again at any time. */
  async end(): Promise<void> {
    this.ending.abort(new Error('the server is going down'));
    await this.last;
  }

  private async check(workspaceId: string, urls: readonly string[]): Promise<void> {
    const { signal } = this.ending;
    signal.throwIfAborted();
    const left = [...urls];
    const asked: Asked[] = [];
    const worker = async (): Promise<void> => {
      for (let url = left.shift(); url !== undefined; url = left.shift()) {
        asked.push({ url, outcome: await this.fetcher.ask(url, signal) });
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    await this.store(workspaceId, asked);
    this.readiness.renew(workspaceId);
  }

  private async store(workspaceId: string, asked: readonly Asked[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      // In the order of the key, so that two checks that store the same addresses cannot wait for each other.
      for (const { url, outcome } of [...asked].sort((a, b) => (a.url < b.url ? -1 : 1))) {
        await manager.query(
          `insert into link_check (workspace_id, url, ok, status, error) values ($1, $2, $3, $4, $5)
           on conflict (workspace_id, url) do update
           set ok = excluded.ok, status = excluded.status, error = excluded.error, checked_at = now()`,
          [workspaceId, url, outcome.ok, outcome.status, outcome.error],
        );
      }
      await manager.query(
        `delete from link_check where workspace_id = $1 and checked_at < now() - make_interval(days => $2)`,
        [workspaceId, KEPT_DAYS],
      );
      // Another document of the workspace may name the same addresses.
      await this.readiness.mark(manager, workspaceId);
    });
  }
}
