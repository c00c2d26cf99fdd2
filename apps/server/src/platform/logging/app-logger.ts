import { Inject, Injectable, type LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { AppConfig } from '../config/app-config.js';

/** Token of the stream that the log goes to; undefined: standard output. */
export const LOG_STREAM = Symbol('LOG_STREAM');

/** What Nest tells of its own starting; of use only to somebody who looks for a fault in it. */
const FRAMEWORK = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/**
 * JSON lines on standard output. What goes in is chosen field by field at each call: no bodies, headers, tokens or
 * query strings (S34).
 */
@Injectable()
export class AppLogger implements LoggerService {
  readonly pino: Logger;

  constructor(config: AppConfig, @Inject(LOG_STREAM) stream: DestinationStream | undefined) {
    const options = { level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
    this.pino = stream ? pino(options, stream) : pino(options);
  }

  log(message: unknown, context?: string): void {
    const level = context && FRAMEWORK.has(context) ? 'debug' : 'info';
    this.pino[level]({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.pino.warn({ context }, String(message));
  }

  debug(message: unknown, context?: string): void {
    this.pino.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: string): void {
    this.pino.trace({ context }, String(message));
  }

  /** As Nest calls it: (message, stack?, context?), or with an Error in place of the message. */
  error(message: unknown, ...rest: unknown[]): void {
    const err = message instanceof Error ? message : rest.find((item) => item instanceof Error);
    const context = rest.filter((item) => typeof item === 'string').at(-1);
    this.pino.error(
      { context, ...(err ? { err: { name: err.name, message: err.message, stack: err.stack } } : {}) },
      message instanceof Error ? message.message : String(message),
    );
  }

  fatal(message: unknown, context?: string): void {
    this.pino.fatal({ context }, String(message));
  }
}
