import type { INestApplication } from '@nestjs/common';
import { AppLogger } from './logging/app-logger.js';

/** Longest time for closing before the process ends anyway (S38). */
const PATIENCE_MS = 25_000;

/**
 * Ends the process cleanly on SIGTERM and SIGINT, or when the launcher that started it is gone: exit 0 when everything
 * was written and closed, else 1.
 */
export function runUntilSignal(app: INestApplication): void {
  const logger = app.get(AppLogger);
  let closing = false;
  const close = (failed = false): void => {
    // Ctrl-C in a terminal reaches the whole process group, so the signal comes twice.
    if (closing) return;
    closing = true;
    setTimeout(() => {
      logger.error('closing took too long', 'Shutdown');
      process.exit(1);
    }, PATIENCE_MS).unref();
    app.close().then(
      () => process.exit(failed ? 1 : 0),
      (error: unknown) => {
        logger.error(error, 'Shutdown');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => close());
  process.on('SIGINT', () => close());
  // The launcher was killed: without it nobody would ever end this process or the database.
  process.on('disconnect', () => close());
  // One forgotten promise must not throw everybody out: what it belonged to has failed, the database is the truth.
  process.on('unhandledRejection', (error) => logger.error(error, 'Process'));
  // After an exception outside of any promise nothing is known about the state any more.
  process.on('uncaughtException', (error) => {
    logger.error(error, 'Process');
    close(true);
  });
}
