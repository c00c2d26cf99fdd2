import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkKey, type FileStorage } from './file-storage.js';

/** Files in a directory of this machine, spread over folders by the first digits of their key. */
export class DirectoryStorage implements FileStorage {
  constructor(private readonly root: string) {}

  /** Where a file lies; for the backup as well. */
  pathOf(key: string): string {
    return join(this.root, checkKey(key).slice(0, 2), key.slice(2, 4), key);
  }

  async put(key: string, path: string): Promise<void> {
    const target = this.pathOf(key);
    const draft = `${target}.${randomUUID()}.part`;
    await mkdir(dirname(target), { recursive: true });
    try {
      await copyFile(path, draft);
      await synchronise(draft);
      // The name appears with the whole content behind it, also after a power failure.
      await rename(draft, target);
      await synchronise(dirname(target));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async open(key: string): Promise<Readable | null> {
    try {
      const file = await open(this.pathOf(key), 'r');
      return file.createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }
}

async function synchronise(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } catch (error) {
    // Some file systems know no sync of a directory.
    if (!['EINVAL', 'EISDIR', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await file.close();
  }
}
