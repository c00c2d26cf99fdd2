/**
 * `npm run bench`: builds the server, installs the peers, and runs the generator (src/main.ts, from source) on a core other than the one
 * on which the servers under test will run. What it understands stands in docs/benchmarks.md.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const GENERATOR_CORE = 1;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const peers = resolve(root, 'apps/bench/peers');
const args = process.argv.slice(2);

function build() {
  console.log('Building the server …');
  const nx = ['nx', 'run-many', '-t', 'build', '-p', 'server', '--outputStyle=static'];
  const env = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync('npx', nx, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  process.exit(1);
}

/** @returns why the peers cannot take part, or undefined */
function installPeers() {
  const marker = resolve(peers, 'node_modules/.package-lock.json');
  const lock = resolve(peers, 'package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return undefined;
  console.log('Installing the peers …');
  const { status, stderr } = spawnSync('npm', ['ci', '--prefix', peers, '--no-audit', '--no-fund'], {
    encoding: 'utf8',
  });
  if (status === 0) return undefined;
  const reason = stderr.split('\n').find((line) => /npm error (code|network)/.test(line)) ?? stderr.slice(-300);
  console.log(`The peers could not be installed and are left out: ${reason.trim()}`);
  return `npm ci failed: ${reason.trim()}`;
}

function canPin() {
  if (cpus().length >= 2 && spawnSync('taskset', ['-c', String(GENERATOR_CORE), 'true']).status === 0) return true;
  console.log('Server and generator cannot be bound to cores of their own here (two cores and taskset are needed).');
  return false;
}

if (!args.includes('--no-build') && process.env.SOPROEKT_BUILT !== '1') build();
const noPeers = installPeers();
const pinned = canPin();
const command = [
  ...(pinned ? ['taskset', '-c', String(GENERATOR_CORE)] : []),
  ...[process.execPath, '--no-warnings', '--max-semi-space-size=64', '--conditions=@soproekt/source'],
  ...['--import', pathToFileURL(resolve(root, 'tools/lib/run-source.mjs')).href],
  ...[resolve(root, 'apps/bench/src/main.ts'), ...args],
];
const generator = spawn(command[0], command.slice(1), {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    BENCH_PINNED: pinned ? '1' : '0',
    ...(noPeers !== undefined && { BENCH_NO_PEERS: noPeers }),
  },
});
// The generator clears up; Ctrl-C reaches it by itself.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => generator.kill('SIGINT'));
generator.once('exit', (code) => process.exit(code ?? 1));
