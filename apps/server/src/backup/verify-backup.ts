import { randomBytes } from 'node:crypto';
import { withClient } from './database.js';
import { restoreBackup, type Restored } from './restore-backup.js';
import type { Progress } from './write-backup.js';

/**
 * Restores a backup into a database of its own on the same server, and drops that whatever comes of it.
 * The account needs the right to create databases.
 */
export async function verifyInScratch(
  url: string,
  content: AsyncIterable<Uint8Array>,
  progress: Progress,
): Promise<Restored> {
  const name = `soproekt_verify_${randomBytes(6).toString('hex')}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  return withClient(url, async (admin) => {
    await admin.query(`create database ${name} template template0`);
    try {
      // Nobody else knows this database: there is nothing in it to ask about.
      return await restoreBackup(scratch.href, content, { progress, confirm: async () => undefined });
    } finally {
      await admin.query(`drop database if exists ${name} with (force)`);
    }
  });
}
