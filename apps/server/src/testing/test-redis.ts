import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './free-port.js';

const START_MS = 10_000;

/** A Redis of the test's own, without persistence, in a folder of its own. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Ends it at once, as a crash would. */
  stop(): Promise<void>;
  /** Starts it anew, empty, on the same port. */
  restart(): Promise<void>;
  /** Freezes the process: its connections stay open and nobody answers. */
  pause(): void;
  resume(): void;
  /** Ends it and removes the folder. */
  close(): Promise<void>;
}

/** @param options.password asked of every client */
export async function startTestRedis({ password }: { password?: string } = {}): Promise<TestRedis> {
  const program = redisServer();
  if (!program) throw new Error('there is no redis-server on this machine');
  const dir = await mkdtemp(join(tmpdir(), 'soproekt-redis-'));
  const port = await freePort();
  const listen = ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir];
  const settings = ['--save', '', '--appendonly', 'no', ...(password ? ['--requirepass', password] : [])];
  let child: ChildProcess | null = null;

  const stop = async (): Promise<void> => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await ended;
  };
  const restart = async (): Promise<void> => {
    await stop();
    child = spawn(program, [...listen, ...settings], { stdio: 'ignore' });
    await listening(port, child);
  };
  await restart();
  return {
    url: `redis://${password ? `:${encodeURIComponent(password)}@` : ''}127.0.0.1:${port}`,
    port,
    stop,
    restart,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    close: async () => {
      await stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Some Redis for tests that leave it running: the one that REDIS_URL names, else one of our own. */
export async function anyTestRedis(): Promise<Pick<TestRedis, 'url' | 'close'>> {
  const { REDIS_URL: url } = process.env;
  return url ? { url, close: () => Promise.resolve() } : startTestRedis();
}

/**
 * `describe` for tests that need Redis: skipped with the reason where there is none, a failure under CI.
 * @param needs `own`: a server of the test's own, which it may stop; `any`: the one of REDIS_URL will do
 */
export function redisOrSkip(needs: 'own' | 'any' = 'own'): (name: string, tests: () => void) => void {
  if (redisServer() || (needs === 'any' && process.env.REDIS_URL)) return describe;
  if (process.env.CI === 'true') {
    return (name) =>
      describe(name, () => {
        it('needs a redis-server on this machine', () => {
          throw new Error('there is no redis-server on this machine');
        });
      });
  }
  return (name, tests) => describe.skip(`${name} (skipped: there is no redis-server on this machine)`, tests);
}

function redisServer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  return ['redis-server', 'valkey-server']
    .flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
    if (await answers(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('redis-server did not start');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
