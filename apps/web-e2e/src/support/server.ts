import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import pg from 'pg';

const root = resolve(import.meta.dirname, '../../../..');

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Ends it in an orderly way and gives the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** A free TCP port on the loopback interface. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

/**
 * Runs the built server as a process of its own; resolves once it is ready.
 * @param options.demo seeds the demo into an empty database (default true)
 */
export async function startServer(options: {
  port: number;
  databaseUrl: string;
  demo?: boolean;
  env?: Record<string, string>;
}): Promise<RunningServer> {
  const { port, databaseUrl, demo = true } = options;
  const child = spawn(process.execPath, ['--enable-source-maps', 'apps/server/dist/main.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NODE_OPTIONS: '',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: '',
      LOG_LEVEL: 'warn',
      ...(demo ? { SOPROEKT_EMBEDDED: '1' } : { DEMO: '0' }),
      ...options.env,
    },
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  await new Promise<void>((done, failed) => {
    child.on('message', (message: { ready?: boolean }) => message.ready && done());
    void exited.then((code) => failed(new Error(`the server ended with ${code}:\n${output.slice(-4000)}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    process: child,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A new, empty database beside the shared one. */
export async function createDatabase(name: string): Promise<string> {
  const admin = new URL(process.env.E2E_DATABASE_URL ?? '');
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(`drop database if exists "${name}" with (force)`);
    await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
  admin.pathname = `/${name}`;
  return admin.href;
}
