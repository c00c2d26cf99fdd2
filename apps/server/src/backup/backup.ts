import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStorage } from '../attachments/storage/file-storage.js';
import { opened, sealed, type Seal } from './backup-cipher.js';
import { BackupError } from './backup-error.js';
import { databaseUrl, filesFrom, keysFrom, parseCommand, runAsProgram, say, sealFrom } from './command-line.js';
import { verifyInScratch } from './verify-backup.js';
import { backupFrames, type Progress, type Written } from './write-backup.js';

const USAGE = `Usage: backup [FILE | -] [--plain]     writes a backup of DATABASE_URL; - is standard output
       backup --verify FILE            restores it into a scratch database, compares and drops that`;

type Environment = Readonly<Record<string, string | undefined>>;

/** `npm run backup`, or `node apps/server/dist/backup/backup.js` in the image. */
export async function backupCommand(args: readonly string[], env: Environment): Promise<void> {
  const options = { plain: { type: 'boolean' }, verify: { type: 'string' } } as const;
  const { values, file } = parseCommand(args, options, USAGE);
  const url = databaseUrl(env);
  if (values.verify !== undefined) {
    if (file !== undefined || values.plain) throw new BackupError('usage', USAGE);
    const content = await opened(createReadStream(await existing(values.verify)), await keysFrom(env));
    const restored = await verifyInScratch(url, content, say);
    process.stdout.write(`${JSON.stringify({ verified: values.verify, ...restored })}\n`);
    return;
  }
  const seal = sealFrom(env, values.plain ?? false);
  if (file === '-') {
    const written = await writeBackup(url, seal, process.stdout, say, filesFrom(env));
    say(JSON.stringify({ ...written, encrypted: seal.kind !== 'plain' }));
    return;
  }
  const path = file ?? `soproekt-${new Date().toISOString().replace(/\.\d+|[-:]/g, '')}.backup`;
  const written = await backupToFile(url, seal, path, say, filesFrom(env));
  process.stdout.write(`${JSON.stringify({ file: path, ...written, encrypted: seal.kind !== 'plain' })}\n`);
}

/** Appears under its name only when it is complete and on the disk; readable by its owner alone. */
export async function backupToFile(
  url: string,
  seal: Seal,
  path: string,
  progress: Progress,
  storage: FileStorage | null = null,
): Promise<Written & { bytes: number }> {
  if (await stat(path).catch(() => null)) throw new BackupError('refused', `${path} is there already.`);
  const part = `${path}.part`;
  try {
    const out = createWriteStream(part, { mode: 0o600, flush: true });
    const written = await writeBackup(url, seal, out, progress, storage);
    const { size } = await stat(part);
    await rename(part, path);
    return { ...written, bytes: size };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writeBackup(
  url: string,
  seal: Seal,
  out: NodeJS.WritableStream,
  progress: Progress,
  storage: FileStorage | null,
): Promise<Written> {
  let written: Written | undefined;
  const frames = backupFrames(url, progress, (sums) => (written = sums), storage);
  const file = await sealed(frames, seal);
  await pipeline(Readable.from(file, { objectMode: false }), out, { end: out !== process.stdout });
  if (!written) throw new Error('the backup ended before its end');
  if (written.missingFiles > 0) {
    progress(`WARNING: ${written.missingFiles} attachments are known to the database but not in the storage.`);
  }
  if (written.setAside > 0) {
    progress(
      `WARNING: ${written.setAside} journal rows or snapshots are damaged or set aside; they are in the backup as they are.`,
    );
  }
  return written;
}

/** @throws BackupError */
export async function existing(path: string): Promise<string> {
  if ((await stat(path).catch(() => null))?.isFile()) return path;
  throw new BackupError('usage', `${path} is no file.`);
}

runAsProgram(import.meta.url, backupCommand);
