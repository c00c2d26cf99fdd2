import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DirectoryStorage } from '../attachments/storage/directory-storage.js';
import type { FileStorage } from '../attachments/storage/file-storage.js';
import { readAttachmentSettings } from '../platform/config/attachment-settings.js';
import { DatabaseUnreachableError } from '../platform/database/database-error.js';
import type { Keys, Seal } from './backup-cipher.js';
import { BackupError, EXIT } from './backup-error.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A shorter one would be found by trying. */
const SHORTEST_PASSPHRASE = 12;

/** How far the work is; the result alone goes to standard output. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

/**
 * Flags and at most one file.
 * @throws BackupError
 */
export function parseCommand<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
  usage: string,
) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (positionals.length > 1) throw new Error('more than one file');
    return { values, file: positionals[0] };
  } catch (cause) {
    throw new BackupError('usage', usage, { cause });
  }
}

/**
 * The directory of the attachments; null: they lie in an S3 storage, which has its own means against loss.
 * @throws BackupError
 */
export function filesFrom(env: Environment): FileStorage | null {
  try {
    const settings = readAttachmentSettings(env, resolve(env.DATA_DIR || '.data'));
    return settings.s3 ? null : new DirectoryStorage(settings.directory);
  } catch (cause) {
    throw new BackupError('usage', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** @throws BackupError */
export function databaseUrl(env: Environment): string {
  const url = env.DATABASE_URL ?? '';
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  throw new BackupError('usage', 'DATABASE_URL must be an address like postgres://user@host:5432/name.');
}

/**
 * How the backup is to be closed. Without encryption only when that is said.
 * @throws BackupError
 */
export function sealFrom(env: Environment, plain: boolean): Seal {
  const passphrase = env.BACKUP_PASSPHRASE || undefined;
  const recipients = (env.BACKUP_RECIPIENT ?? '').split(/[\s,]+/).filter((text) => text !== '');
  if (plain) {
    say('WARNING: this backup is not encrypted. Whoever gets hold of it reads everything in it.');
    return { kind: 'plain' };
  }
  if (passphrase !== undefined && recipients.length > 0) {
    throw new BackupError('usage', 'Set either BACKUP_PASSPHRASE or BACKUP_RECIPIENT, not both.');
  }
  if (recipients.length > 0) {
    if (!recipients.every((text) => /^age1[0-9a-z]+$/.test(text))) {
      throw new BackupError(
        'usage',
        'BACKUP_RECIPIENT must be a public key of age, age1…; several are separated by commas.',
      );
    }
    return { kind: 'recipients', recipients };
  }
  if (passphrase === undefined || passphrase.length < SHORTEST_PASSPHRASE) {
    throw new BackupError(
      'usage',
      `Set BACKUP_PASSPHRASE (at least ${SHORTEST_PASSPHRASE} characters) or BACKUP_RECIPIENT (age1…), or say --plain.`,
    );
  }
  return { kind: 'passphrase', passphrase };
}

/** What may open a backup. @throws BackupError */
export async function keysFrom(env: Environment): Promise<Keys> {
  const file = env.BACKUP_IDENTITY_FILE ? await readFile(env.BACKUP_IDENTITY_FILE, 'utf8').catch(unreadable) : '';
  const text = `${env.BACKUP_IDENTITY ?? ''}\n${file}`;
  const identities = text.split(/\s+/).filter((word) => word.startsWith('AGE-SECRET-KEY-'));
  return { passphrase: env.BACKUP_PASSPHRASE || undefined, identities };
}

function unreadable(cause: unknown): never {
  throw new BackupError('usage', 'BACKUP_IDENTITY_FILE names no file that can be read.', { cause });
}

/** Runs the command when the module is the program; tests import what stands beside it. */
export function runAsProgram(moduleUrl: string, command: (args: string[], env: Environment) => Promise<void>): void {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(moduleUrl)) return;
  // Should the event loop ever run dry before the end, that must not look like success.
  process.exitCode = EXIT.failed;
  command(process.argv.slice(2), process.env).then(
    () => process.exit(EXIT.done),
    (error: unknown) => {
      say(explain(error));
      process.exit(error instanceof BackupError ? EXIT[error.exit] : EXIT.failed);
    },
  );
}

/** One line for what can be foreseen. */
export function explain(error: unknown): string {
  if (error instanceof BackupError || error instanceof DatabaseUnreachableError) return error.message;
  return `Failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
