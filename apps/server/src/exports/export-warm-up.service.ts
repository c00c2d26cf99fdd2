import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AppLogger } from '../platform/logging/app-logger.js';
import { TaskPool } from '../tasks/task-pool.service.js';

/** After the start others have the processor first: sign-ins, documents, the client. */
const DELAY = 5_000;
const TIMEOUT = 60_000;

/** Said when the first thread can write files without loading anything. */
export const WARM = 'exports are warm';

/**
 * Gets one thread of the pool ready for the two formats that lay pages out, so that the first export after a start takes no longer than
 * the others. One format after the other: between them the thread is free for what people wait for.
 */
@Injectable()
export class ExportWarmUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly tasks: TaskPool,
    private readonly logger: AppLogger,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    // A command (an OpenAPI export) makes no files.
    if (!this.adapterHost.httpAdapter) return;
    this.timer = setTimeout(() => void this.run(), DELAY).unref();
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    try {
      for (const format of ['docx', 'pdf'] as const) await this.tasks.run('warmUp', { format }, { timeoutMs: TIMEOUT });
      this.logger.debug(WARM, 'Exports');
    } catch (error) {
      this.logger.debug(`not warmed up: ${String(error)}`, 'Exports');
    }
  }
}
