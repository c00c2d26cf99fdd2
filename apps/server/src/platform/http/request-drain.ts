import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Longest time that a shutdown waits for answers under way, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Lets requests under way be answered before the connections and the database go (S38). */
@Injectable()
export class RequestDrain implements BeforeApplicationShutdown {
  private open = 0;
  private onDrained: (() => void) | null = null;

  readonly middleware = (_request: Request, response: Response, next: NextFunction): void => {
    this.open++;
    response.once('close', () => {
      this.open--;
      if (this.open === 0) this.onDrained?.();
    });
    next();
  };

  async beforeApplicationShutdown(): Promise<void> {
    if (this.open === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS);
      this.onDrained = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
