import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { existing } from './backup.js';
import { opened } from './backup-cipher.js';
import { BackupError } from './backup-error.js';
import { databaseUrl, filesFrom, keysFrom, parseCommand, runAsProgram, say } from './command-line.js';
import { restoreBackup } from './restore-backup.js';
import type { Holdings } from './target.js';

const USAGE = `Usage: restore FILE | - [--replace [--yes]]
  Loads a backup into DATABASE_URL, which must be empty. --replace deletes what is there, after asking; --yes does not ask.`;

type Environment = Readonly<Record<string, string | undefined>>;

/** `npm run restore`, or `node apps/server/dist/backup/restore.js` in the image. */
export async function restoreCommand(args: readonly string[], env: Environment): Promise<void> {
  const options = { replace: { type: 'boolean' }, yes: { type: 'boolean' } } as const;
  const { values, file } = parseCommand(args, options, USAGE);
  if (file === undefined) throw new BackupError('usage', USAGE);
  const url = databaseUrl(env);
  const source = file === '-' ? process.stdin : createReadStream(await existing(file));
  const content = await opened(source, await keysFrom(env));
  const restored = await restoreBackup(url, content, {
    progress: say,
    storage: filesFrom(env),
    confirm: (holdings) => allow(holdings, { ...values, canAsk: file !== '-' && process.stdin.isTTY }),
  });
  process.stdout.write(`${JSON.stringify({ restored: file, ...restored })}\n`);
}

interface Permission {
  readonly replace?: boolean;
  readonly yes?: boolean;
  readonly canAsk: boolean;
}

/** @throws BackupError unless the person at the console means it */
async function allow({ name, people, documents }: Holdings, { replace, yes, canAsk }: Permission): Promise<void> {
  const there = `The database ${name} is not empty: ${people} people, ${documents} documents.`;
  if (!replace)
    throw new BackupError('refused', `${there} Restore into an empty one, or say --replace to delete all that.`);
  if (yes) return;
  if (!canAsk) throw new BackupError('refused', `${there} With --replace, say --yes too where nobody can be asked.`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(
    `${there}\nAll of it will be deleted for good, and everybody is signed out. Type the name of the database to go on: `,
  );
  prompt.close();
  if (answer.trim() !== name) throw new BackupError('refused', 'Nothing was changed.');
}

runAsProgram(import.meta.url, restoreCommand);
