import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { accepts } from './tcp.js';
import { sleep } from './wait.js';

const PRELOAD = pathToFileURL(resolve(import.meta.dirname, '../servers/preload.mjs')).href;
const START_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 40_000;
/** Unit of the times in /proc/<pid>/stat; fixed by the kernel for programs of all machines we know. */
const TICKS_PER_SECOND = 100;

/** A server under test. */
export interface ServerSpec {
  /** What follows `node`: options, file, arguments. */
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  port: number;
  cwd?: string;
  /** Core it is bound to; null: wherever the system puts it. */
  core: number | null;
}

/** Runs a server as a process of its own, any number of times one after the other, and measures it. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  private exited: Promise<void> = Promise.resolve();
  private output = '';

  constructor(private readonly spec: ServerSpec) {}

  get port(): number {
    return this.spec.port;
  }

  /** What it has printed, at most the last few thousand characters. */
  get log(): string {
    return this.output;
  }

  /** Resolves when it takes connections. @throws with its output when it ends before */
  async start(): Promise<void> {
    const { args, env, cwd, core } = this.spec;
    const command = [process.execPath, '--expose-gc', '--import', PRELOAD, ...args];
    if (core !== null) command.unshift('taskset', '-c', String(core));
    const child = spawn(command[0] as string, command.slice(1), {
      cwd,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.output = '';
    const keep = (chunk: Buffer): void => void (this.output = (this.output + String(chunk)).slice(-4_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    let ended = false;
    this.exited = new Promise((done) => {
      child.once('error', (error) => keep(Buffer.from(String(error))));
      child.once('close', () => {
        ended = true;
        done();
      });
    });
    const deadline = performance.now() + START_PATIENCE_MS;
    while (!(await accepts(this.spec.port))) {
      if (ended || performance.now() > deadline) {
        await this.kill();
        throw new Error(`the server did not start:\n${this.output}`);
      }
      await sleep(20);
    }
  }

  /** SIGTERM, and SIGKILL to one that does not mind it. */
  async stop(): Promise<void> {
    const patience = setTimeout(() => this.child?.kill('SIGKILL'), STOP_PATIENCE_MS);
    this.child?.kill('SIGTERM');
    await this.exited;
    clearTimeout(patience);
    this.child = null;
  }

  /** kill -9 */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.exited;
    this.child = null;
  }

  /** Seconds of processor time used so far, all threads, user and system. */
  async cpuSeconds(): Promise<number> {
    return cpuSecondsOf(this.pid);
  }

  /** Resident memory in MB. */
  async rss(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  }

  /** Resident memory in MB after garbage collections, when it no longer falls. */
  async settledRss(): Promise<number> {
    let lowest = Number.POSITIVE_INFINITY;
    for (let still = 0; still < 2;) {
      process.kill(this.pid, 'SIGUSR2');
      await sleep(700);
      const now = await this.rss();
      still = now < lowest * 0.995 ? 0 : still + 1;
      lowest = Math.min(lowest, now);
    }
    return lowest;
  }

  /** Resolves when it has had next to nothing to do for two seconds. */
  async untilIdle(patienceMs = 180_000): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (let quiet = 0; quiet < 2 && performance.now() < deadline;) {
      const before = await this.cpuSeconds();
      await sleep(1_000);
      quiet = (await this.cpuSeconds()) - before < 0.05 ? quiet + 1 : 0;
    }
  }

  private get pid(): number {
    if (!this.child?.pid) throw new Error('the server does not run');
    return this.child.pid;
  }
}

/** Seconds of processor time of a process, all threads, user and system. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold spaces; utime and stime are fields 14 and 15, state (3) is the first one after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
