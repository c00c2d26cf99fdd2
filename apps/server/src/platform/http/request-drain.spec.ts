import { jest } from '@jest/globals';
import type { Request, Response } from 'express';
import { EventEmitter } from 'node:events';
import { RequestDrain } from './request-drain.js';

describe('RequestDrain', () => {
  function begin(drain: RequestDrain): { end(): void } {
    const response = new EventEmitter();
    drain.middleware({} as Request, response as unknown as Response, () => undefined);
    return { end: () => response.emit('close') };
  }

  it('S38: holds the shutdown until the last answer is out', async () => {
    const drain = new RequestDrain();
    await drain.beforeApplicationShutdown();
    const requests = [begin(drain), begin(drain)];
    let drained = false;
    const shutdown = drain.beforeApplicationShutdown().then(() => (drained = true));
    requests[0]?.end();
    await new Promise((resolve) => setImmediate(resolve));
    expect(drained).toBe(false);
    requests[1]?.end();
    await shutdown;
  });

  it('does not wait for ever', async () => {
    jest.useFakeTimers();
    const drain = new RequestDrain();
    begin(drain);
    const shutdown = drain.beforeApplicationShutdown();
    jest.advanceTimersByTime(5_000);
    await shutdown;
    jest.useRealTimers();
  });
});
