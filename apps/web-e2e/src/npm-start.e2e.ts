import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './support/server.js';

const root = resolve(import.meta.dirname, '../../..');

interface Run {
  child: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
}

/** Runs what `npm start` runs. */
function start(env: Record<string, string>): Run {
  const { DATABASE_URL: _none, ...inherited } = process.env;
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: root,
    // Building anew would pull the files from under the servers of the tests that run beside this one.
    env: { ...inherited, NODE_OPTIONS: '', SOPROEKT_BUILT: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout?.on('data', (chunk) => (text += String(chunk)));
  child.stderr?.on('data', (chunk) => (text += String(chunk)));
  return { child, output: () => text, exited: new Promise((done) => child.once('exit', (code) => done(code))) };
}

async function ready(run: Run, port: number): Promise<void> {
  await expect
    .poll(() => (run.child.exitCode === null ? run.output() : `ENDED ${run.output()}`), { timeout: 60_000 })
    .toContain(`http://127.0.0.1:${port}`);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const databasePid = async (dir: string): Promise<number> =>
  Number((await readFile(join(dir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

test.describe('npm start', () => {
  let dir: string;
  test.beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'soproekt-start-'));
  });
  test.afterEach(() => rm(dir, { recursive: true, force: true }));

  test('prints address and accounts, ends everything on Ctrl-C, and recovers after kill -9', async () => {
    test.setTimeout(180_000);
    const port = await freePort();
    const env = { PORT: String(port), DATA_DIR: dir };

    const first = start(env);
    await ready(first, port);
    expect(first.output()).toContain('author@iro.example');
    expect(first.output()).toContain('soproekt-demo');
    const login = { email: 'author@iro.example', password: 'soproekt-demo' };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/auth/login`, {
      method: 'POST',
      headers,
      body: JSON.stringify(login),
    });
    expect(answer.status).toBe(200);
    const orphan = await databasePid(dir);
    first.child.kill('SIGKILL');
    await first.exited;
    // The server notices that its launcher is gone and gives the port back; the database is left behind.
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}/health/live`).then(
          () => 'up',
          () => 'down',
        ),
      )
      .toBe('down');

    const second = start(env);
    await ready(second, port);
    expect(await databasePid(dir)).not.toBe(orphan);
    expect(isAlive(orphan)).toBe(false);
    const pid = await databasePid(dir);
    second.child.kill('SIGINT');
    expect(await second.exited).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test('says in one line that the port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const run = start({ PORT: String(port), DATA_DIR: dir });
    expect(await run.exited).toBe(1);
    other.close();
    expect(run.output().trim().split('\n')).toHaveLength(1);
    expect(run.output()).toContain(String(port));
  });

  test('says in one line that the database cannot be reached, and no more', async () => {
    const port = await freePort();
    const run = start({
      PORT: String(port),
      DATA_DIR: dir,
      DATABASE_URL: `postgres://soproekt:secret-of-the-test@127.0.0.1:${await freePort()}/none`,
    });
    expect(await run.exited).toBe(1);
    expect(run.output()).toContain('DATABASE_URL');
    expect(run.output()).not.toContain('secret-of-the-test');
    expect(run.output()).not.toContain('    at ');
  });

  test('says in one line that Node is too old', async () => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '18.20.0' });";
    const child = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, 'tools/start.mjs'],
      {
        cwd: root,
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const code = await new Promise((done) => child.once('exit', done));
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain('20.19');
  });

  test('S34: refuses to show demo accounts to the network', async () => {
    const port = await freePort();
    const run = start({ PORT: String(port), DATA_DIR: dir, HOST: '0.0.0.0' });
    expect(await run.exited).toBe(1);
    expect(run.output()).toMatch(/demo/i);
    expect(run.output()).toContain('HOST');
    expect(run.output()).not.toContain('    at ');
  });
});
