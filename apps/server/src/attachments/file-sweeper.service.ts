import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AppConfig } from '../platform/config/app-config.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { FileKeeper } from './file-keeper.service.js';
import { removeStaleUploads } from './uploads.js';

/** Files of a document that was deleted for good are gone so long after it, in milliseconds. */
const EVERY_MS = 60_000;

/** Looks from time to time for files that nobody needs, stored ones and uploads. */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly keeper: FileKeeper,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await removeStaleUploads(this.config.attachments);
    this.timer = setInterval(() => {
      this.round = this.round.then(() => this.look());
    }, EVERY_MS).unref();
  }

  /** The database goes in a later hook. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.round;
  }

  private async look(): Promise<void> {
    try {
      await removeStaleUploads(this.config.attachments);
      await this.keeper.sweep();
    } catch (error) {
      this.logger.warn(`unneeded files could not be looked for: ${String(error)}`, 'Attachments');
    }
  }
}
