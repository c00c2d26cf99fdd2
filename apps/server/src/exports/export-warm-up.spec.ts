import { jest } from '@jest/globals';
import type { HttpAdapterHost } from '@nestjs/core';
import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import type { AppLogger } from '../platform/logging/app-logger.js';
import type { TaskPool } from '../tasks/task-pool.service.js';
import { ExportWarmUp, WARM } from './export-warm-up.service.js';

const PERIOD = 5_000;

describe('getting exports ready after a start', () => {
  const load = (utilization: number): EventLoopUtilization => ({ utilization, idle: 0, active: 0 });
  let busy = 0;
  let run: jest.Mock<(task: string, input: { format: string }) => Promise<void>>;
  let said: string[];
  let warmUp: ExportWarmUp;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['performance', 'queueMicrotask'] });
    jest.spyOn(performance, 'eventLoopUtilization').mockImplementation(() => load(busy));
    run = jest.fn<(task: string, input: { format: string }) => Promise<void>>().mockResolvedValue(undefined);
    said = [];
    const logger = { debug: (text: string) => said.push(text) } as unknown as AppLogger;
    warmUp = new ExportWarmUp({ run } as unknown as TaskPool, logger, { httpAdapter: {} } as HttpAdapterHost);
  });
  afterEach(() => {
    warmUp.beforeApplicationShutdown();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
  const formats = (): string[] => run.mock.calls.map(([, { format }]) => format);

  it('waits while people keep the server busy, also between the two formats', async () => {
    busy = 0.3;
    warmUp.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(20 * PERIOD);
    expect(formats()).toEqual([]);
    busy = 0.001;
    await jest.advanceTimersByTimeAsync(PERIOD);
    expect(formats()).toEqual(['docx']);
    busy = 0.3;
    await jest.advanceTimersByTimeAsync(5 * PERIOD);
    expect(formats()).toEqual(['docx']);
    expect(said).toEqual([]);
    busy = 0;
    await jest.advanceTimersByTimeAsync(PERIOD);
    expect(formats()).toEqual(['docx', 'pdf']);
    expect(said).toEqual([WARM]);
    await jest.advanceTimersByTimeAsync(5 * PERIOD);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('gives up quietly, and at the end of the server', async () => {
    run.mockRejectedValue(new Error('no thread'));
    warmUp.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(5 * PERIOD);
    expect(run).toHaveBeenCalledTimes(1);
    expect(said).toEqual([expect.stringContaining('no thread')]);
    warmUp.onApplicationBootstrap();
    warmUp.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(5 * PERIOD);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
