import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { performance } from 'node:perf_hooks';
import { AppLogger } from '../platform/logging/app-logger.js';
import { TaskPool } from '../tasks/task-pool.service.js';

/** After the start others have the processor first: sign-ins, documents, the client. The load is taken over as long. */
const PERIOD = 5_000;
/** Share of the time that the event loop may be busy while the thread is got ready: people who type come first. */
const QUIET = 0.02;
const TIMEOUT = 60_000;

/** Said when the first thread can write files without loading anything. */
export const WARM = 'exports are warm';

/**
 * Gets one thread of the pool ready for the two formats that lay pages out, so that the first export after a start takes no longer than
 * the others. Only while there is little else to do: until then, or until the first export, it waits. One format after the other: between
 * them the thread is free for what people wait for.
 */
@Injectable()
export class ExportWarmUp implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private readonly formats: ('docx' | 'pdf')[] = ['docx', 'pdf'];

  constructor(
    private readonly tasks: TaskPool,
    private readonly logger: AppLogger,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    // A command (an OpenAPI export) makes no files.
    if (this.adapterHost.httpAdapter) this.wait();
  }

  beforeApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private wait(): void {
    const before = performance.eventLoopUtilization();
    this.timer = setTimeout(() => {
      if (performance.eventLoopUtilization(before).utilization > QUIET) this.wait();
      else void this.run();
    }, PERIOD).unref();
  }

  private async run(): Promise<void> {
    const format = this.formats.shift();
    if (!format) return;
    try {
      await this.tasks.run('warmUp', { format }, { timeoutMs: TIMEOUT });
      if (this.formats.length > 0) this.wait();
      else this.logger.debug(WARM, 'Exports');
    } catch (error) {
      this.logger.debug(`not warmed up: ${String(error)}`, 'Exports');
    }
  }
}
