/**
 * `npm start`: from a fresh clone to a running workspace. Installs and builds when needed, starts PostgreSQL unless
 * DATABASE_URL names one, then runs the server and ends everything together.
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const say = (text) => console.log(text);
const fail = (text) => {
  console.error(`\n${text}`);
  process.exit(1);
};

/** Runs a command to its end, its output shown only when it fails or when `show` is set. */
function run(command, args, { show = false, env = {} } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', failed);
    child.once('exit', (code) =>
      code === 0 ? done() : failed(new Error(output.trim().slice(-4000) || `exit ${code}`)),
    );
  });
}

/** Runs a long step with a line that shows that it is alive. */
async function step(title, work) {
  const begun = Date.now();
  process.stdout.write(`${title} …`);
  const tick = setInterval(() => process.stdout.write('.'), 3000);
  try {
    await work();
    console.log(` ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.log(' failed');
    throw error;
  } finally {
    clearInterval(tick);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Soproekt needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
}

function installNeeded() {
  const marker = 'node_modules/.package-lock.json';
  return !existsSync(marker) || statSync(marker).mtimeMs < statSync('package-lock.json').mtimeMs;
}

async function portIsFree(host, port) {
  const { createServer } = await import('node:net');
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    probe.listen(port, host, () => probe.close(() => done(true)));
  });
}

async function prepare() {
  if (installNeeded()) {
    await step('Installing packages (once, about a minute)', () => run('npm', ['ci', '--no-audit', '--no-fund']));
  }
  await step('Building', () =>
    run('npx', ['nx', 'run-many', '-t', 'build', '-p', 'server', 'web', '--outputStyle=static'], {
      env: { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NODE_ENV: 'production' },
    }),
  );
}

async function main() {
  checkNode();
  const host = process.env.HOST || '127.0.0.1';
  const port = Number(process.env.PORT || 3000);
  if (!(await portIsFree(host, port))) {
    fail(`Port ${port} is taken by another program. Choose another one: PORT=3001 npm start`);
  }
  // Set where the build is known to be there already, as the browser tests do.
  if (process.env.SOPROEKT_BUILT !== '1') await prepare();

  let postgres = null;
  // The console is for the address and for trouble; LOG_LEVEL=info shows every request.
  const env = { LOG_LEVEL: 'warn', ...process.env, NODE_ENV: 'production', HOST: host, PORT: String(port) };
  if (!process.env.DATABASE_URL) {
    const { startPostgres } = await import('./lib/postgres.mjs');
    const dir = resolve(process.env.DATA_DIR || '.data');
    await step('Starting the database', async () => {
      postgres = await startPostgres({ dir, database: 'soproekt' });
    });
    env.DATABASE_URL = postgres.url;
    env.DATA_DIR = dir;
    env.SOPROEKT_EMBEDDED = '1';
  }

  const server = spawn(
    process.execPath,
    ['--initial-old-space-size=128', '--min-semi-space-size=16', '--enable-source-maps', 'apps/server/dist/main.js'],
    {
      env,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  server.on('message', (message) => {
    if (message && message.ready) announce(message);
  });

  let ending = false;
  const end = (signal) => {
    if (ending) return;
    ending = true;
    server.kill(signal);
  };
  process.on('SIGINT', () => end('SIGINT'));
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGHUP', () => end('SIGTERM'));
  postgres?.exited.then((code) => {
    if (!ending) console.error(`The database ended by itself (exit ${code}); see ${env.DATA_DIR}/postgres.log.`);
    end('SIGTERM');
  });

  const code = await new Promise((done) => server.once('exit', (status, signal) => done(status ?? (signal ? 1 : 0))));
  ending = true;
  await postgres?.stop();
  process.exit(code);
}

function announce({ url, demoAccounts, setupCode, setupRequired }) {
  say(`\nSoproekt is ready: ${url}`);
  if (demoAccounts?.length) {
    say(`\nDemo accounts (password ${demoAccounts[0].password}):`);
    for (const account of demoAccounts) say(`  ${account.email.padEnd(34)} ${account.name}`);
  } else if (setupRequired) {
    say(`Open the address to make the administrator.${setupCode ? ` Set-up code: ${setupCode}` : ''}`);
  }
  say('\nCtrl-C ends it.');
}

main().catch((error) => fail(error instanceof Error ? error.message : String(error)));
