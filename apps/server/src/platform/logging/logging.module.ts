import { Module, type DynamicModule } from '@nestjs/common';
import type { DestinationStream } from 'pino';
import { AppLogger, LOG_STREAM } from './app-logger.js';

@Module({})
export class LoggingModule {
  /** @param stream where the log goes; standard output unless given */
  static register(stream?: DestinationStream): DynamicModule {
    return {
      module: LoggingModule,
      global: true,
      providers: [AppLogger, { provide: LOG_STREAM, useValue: stream }],
      exports: [AppLogger],
    };
  }
}
