/**
 * `npm run backup` and `npm run restore`: the commands of the built server on DATABASE_URL or, without it, on the database that
 * `npm start` runs in DATA_DIR. That one is used as it runs, or started for as long as the command takes.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATABASE = 'soproekt';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [command, ...args] = process.argv.slice(2);
const program = resolve(root, 'apps/server/dist/backup', `${command}.js`);

const fail = (text) => {
  console.error(text);
  process.exit(1);
};

/** The same build that the server runs from; made here only when there is none. */
function build() {
  if (existsSync(program)) return;
  console.error('Building …');
  const nx = ['nx', 'run-many', '-t', 'build', '-p', 'server', '--outputStyle=static'];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NODE_ENV: 'production' };
  // Standard output belongs to the backup.
  const { status } = spawnSync('npx', nx, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (status !== 0 || !existsSync(program)) fail('The server could not be built; run npm start once.');
}

/** @returns {Promise<{url: string, stop?: () => Promise<void>}>} */
async function database() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL };
  // Relative to the place of npm start, which is the top of the repository.
  const dir = resolve(root, process.env.DATA_DIR || '.data');
  if (!existsSync(resolve(dir, 'postgres', 'PG_VERSION')) && command === 'backup') {
    fail(`There is no database in ${dir}: run npm start first, or set DATABASE_URL or DATA_DIR.`);
  }
  const { runningPostgres, startPostgres } = await import('./lib/postgres.mjs');
  return (await runningPostgres({ dir, database: DATABASE })) ?? startPostgres({ dir, database: DATABASE });
}

async function main() {
  build();
  const postgres = await database();
  // Paths in the arguments mean what they mean where npm was called.
  const cwd = process.env.INIT_CWD || process.cwd();
  // The command runs where npm was called, the server at the top of the repository: the directory must mean the same to both.
  const env = { ...process.env, DATABASE_URL: postgres.url, DATA_DIR: resolve(root, process.env.DATA_DIR || '.data') };
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], { cwd, env, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the command too; this process waits for it and ends the database after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const code = await new Promise((done) => child.once('exit', (status) => done(status ?? 1)));
  await postgres.stop?.();
  process.exit(code);
}

main().catch((error) => fail(error instanceof Error ? error.message : String(error)));
