import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from './free-port.js';
import type { ProcessFigures } from './process-probe.js';

const ROOT = resolve(import.meta.dirname, '../../../..');
const LOADER = pathToFileURL(resolve(ROOT, 'tools/lib/run-source.mjs')).href;
const PROBE = pathToFileURL(resolve(import.meta.dirname, 'process-probe.ts')).href;
const MAIN = resolve(import.meta.dirname, '../main.ts');
const START_MS = 60_000;
const ANSWER_MS = 30_000;

export interface ServerProcessOptions {
  readonly databaseUrl: string;
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** The program; the server itself unless given. It sends `{ ready: true }` when it listens. */
  readonly entry?: string;
}

interface Reply {
  readonly ready?: boolean;
  readonly answer?: number;
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * A server as a process of its own, run from the sources so that no build is needed. It ends with the process that started it.
 */
export class ServerProcess {
  /** What it wrote, the last of it. */
  output = '';
  private asked = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();

  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    /** Resolves with the exit code when it has ended, null after a signal. */
    readonly exited: Promise<number | null>,
  ) {
    child.on('message', (reply: Reply) => {
      if (reply.answer === undefined) return;
      this.waiting.get(reply.answer)?.(reply);
      this.waiting.delete(reply.answer);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (this.output = (this.output + String(chunk)).slice(-20_000)));
    }
    void exited.then((code) => {
      for (const settle of this.waiting.values()) settle({ error: `the server ended with ${code}: ${this.output}` });
    });
  }

  /** Resolves when it listens. @throws with its output when it ends before */
  static async start(options: ServerProcessOptions): Promise<ServerProcess> {
    const port = options.port ?? (await freePort());
    const args = ['--import', LOADER, '--import', PROBE, '--conditions=@soproekt/source', options.entry ?? MAIN];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: options.databaseUrl,
        PUBLIC_URL: '',
        REDIS_URL: '',
        DEMO: '0',
        LOG_LEVEL: 'warn',
        ...options.env,
      },
    });
    const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
    const server = new ServerProcess(port, child, exited);
    await new Promise<void>((ready, failed) => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        failed(new Error(`the server did not start in time:\n${server.output}`));
      }, START_MS);
      child.on('message', (reply: Reply) => {
        if (reply.ready) ready();
      });
      void exited.then((code) => failed(new Error(`the server ended with ${code}:\n${server.output}`)));
      void exited.finally(() => clearTimeout(timer));
      child.once('message', () => clearTimeout(timer));
    });
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Address of the sync endpoint, without the document. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}/collab`;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** @throws when the process ends before, or its event loop stands still for half a minute */
  async ask<T>(what: string, argument?: unknown): Promise<T> {
    const id = ++this.asked;
    const reply = await new Promise<Reply>((settle) => {
      const timer = setTimeout(() => settle({ error: `no answer to ${what}: the event loop hangs` }), ANSWER_MS);
      this.waiting.set(id, (answer) => {
        clearTimeout(timer);
        settle(answer);
      });
      this.child.send({ ask: id, what, with: argument }, (error) => {
        if (error) this.waiting.get(id)?.({ error: error.message });
      });
    });
    if (reply.error !== undefined) throw new Error(reply.error);
    return reply.value as T;
  }

  figures(): Promise<ProcessFigures> {
    return this.ask('figures');
  }

  /** Begins the figures anew. */
  async beginAnew(): Promise<void> {
    await this.ask('begin-anew');
  }

  /** Ends it as an operator would. @returns the exit code */
  stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    return this.exited;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}
