import { jest } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppConfig } from '../platform/config/app-config.js';
import type { AttachmentSettings } from '../platform/config/attachment-settings.js';
import type { AppLogger } from '../platform/logging/app-logger.js';
import type { FileKeeper } from './file-keeper.service.js';
import { FileSweeper } from './file-sweeper.service.js';
import { withUpload } from './uploads.js';

describe('uploads', () => {
  let directory: string;
  let uploads: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'soproekt-uploads-'));
    uploads = join(directory, 'uploads');
    await mkdir(uploads);
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  async function put(name: string, minutesAgo = 0): Promise<string> {
    const path = join(uploads, name);
    await writeFile(path, 'x');
    const time = Date.now() / 1000 - minutesAgo * 60;
    await utimes(path, time, time);
    return path;
  }

  it('S26: go with what a task wrote beside them, also when it fails', async () => {
    const path = await put('a');
    for (const name of ['a.0', 'a.12', 'ab', 'b.0']) await put(name);
    const failed = withUpload({ path, originalname: 'a', size: 1 }, () => Promise.reject(new Error('killed')));
    await expect(failed).rejects.toThrow('killed');
    expect((await readdir(uploads)).sort()).toEqual(['ab', 'b.0']);
  });

  it('S26: left behind ones go in every look of the sweeper', async () => {
    let looked = (): void => undefined;
    const swept = new Promise<void>((done) => (looked = done));
    const keeper = { sweep: async () => looked() } as unknown as FileKeeper;
    const attachments = { directory } as AttachmentSettings;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date'] });
    try {
      const sweeper = new FileSweeper(keeper, { attachments } as AppConfig, {} as AppLogger);
      await sweeper.onApplicationBootstrap();
      await put('old', 16);
      await put('old.0', 16);
      await put('young', 10);
      jest.advanceTimersByTime(60_000);
      await swept;
      await sweeper.onModuleDestroy();
    } finally {
      jest.useRealTimers();
    }
    expect(await readdir(uploads)).toEqual(['young']);
  });
});
