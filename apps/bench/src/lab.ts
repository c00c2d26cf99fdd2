import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { ServerProcess, type ServerSpec } from './server-process.js';
import { accepts } from './tcp.js';
import { sleep } from './wait.js';

/** Top of the repository. */
export const ROOT = resolve(import.meta.dirname, '../../..');
/** `node` arguments of our server as `npm start` and the image run it. */
export const OURS_ARGS: readonly string[] = [
  '--initial-old-space-size=128',
  '--min-semi-space-size=16',
  '--enable-source-maps',
  resolve(ROOT, 'apps/server/dist/main.js'),
];
/** The launcher's part that runs PostgreSQL; plain JavaScript, shared with `npm start`. */
const LAUNCHER = resolve(ROOT, 'tools/lib/postgres.mjs');

interface RunningPostgres {
  url: string;
  stop(): Promise<void>;
}

interface Launcher {
  freePort(): Promise<number>;
  startPostgres(options: { dir: string; database: string }): Promise<RunningPostgres>;
}

/** How the servers under test are run. */
export interface LabOptions {
  /** Core of the servers under test; null: not bound. Everything else stays where this process is. */
  core: number | null;
  /** `node` arguments that run our server. */
  oursArgs: readonly string[];
  /** Folder that it runs in. */
  oursCwd: string;
  /** A PostgreSQL that runs already, from which databases may be made; else one is started, with its default durability. */
  postgresUrl?: string;
}

/** The bench: databases, Redis, folders and server processes of one run, all of which it takes away at the end. */
export class Lab {
  private readonly servers = new Set<ServerProcess>();
  private readonly databases = new Set<string>();
  private redis: ChildProcess | null = null;
  private redisAddress: Promise<string> | null = null;
  private counter = 0;

  private constructor(
    readonly options: LabOptions,
    private readonly launcher: Launcher,
    private readonly scratch: string,
    private readonly postgres: RunningPostgres,
  ) {}

  static async open(options: LabOptions): Promise<Lab> {
    const launcher = (await import(LAUNCHER)) as Launcher;
    const scratch = await mkdtemp(join(tmpdir(), 'soproekt-bench-'));
    const postgres = options.postgresUrl
      ? { url: options.postgresUrl, stop: () => Promise.resolve() }
      : await launcher.startPostgres({ dir: scratch, database: 'bench' });
    return new Lab(options, launcher, scratch, postgres);
  }

  freePort(): Promise<number> {
    return this.launcher.freePort();
  }

  /** A path of its own below the folder of this run. */
  path(name: string): string {
    return join(this.scratch, `${name}-${++this.counter}`);
  }

  server(spec: Omit<ServerSpec, 'core'>): ServerProcess {
    const server = new ServerProcess({ ...spec, core: this.options.core });
    this.servers.add(server);
    return server;
  }

  /** A new database, empty or a copy of another to which nobody is connected. @returns its name */
  async createDatabase(template?: string): Promise<string> {
    const name = `bench_${process.pid}_${++this.counter}`;
    await this.query(`create database "${name}"${template ? ` template "${template}"` : ''}`);
    this.databases.add(name);
    return name;
  }

  async dropDatabase(name: string): Promise<void> {
    await this.query(`drop database if exists "${name}" with (force)`);
    this.databases.delete(name);
  }

  databaseUrl(name: string): string {
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async query(text: string, values: unknown[] = [], database?: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: database ? this.databaseUrl(database) : this.postgres.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Address of a Redis of this run; started when first asked for. */
  redisUrl(): Promise<string> {
    this.redisAddress ??= this.startRedis();
    return this.redisAddress;
  }

  async close(): Promise<void> {
    await Promise.all([...this.servers].map((server) => server.kill()));
    this.redis?.kill('SIGTERM');
    // With a PostgreSQL of this run the databases go with its folder.
    if (this.options.postgresUrl) for (const name of [...this.databases]) await this.dropDatabase(name);
    await this.postgres.stop();
    await rm(this.scratch, { recursive: true, force: true });
  }

  private async startRedis(): Promise<string> {
    if (spawnSync('redis-server', ['--version']).error) throw new Error('there is no redis-server on this machine');
    const port = await this.freePort();
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.redis = spawn('redis-server', args, { stdio: 'ignore' });
    for (let tries = 0; !(await accepts(port)); tries++) {
      if (tries > 200) throw new Error('redis-server did not start');
      await sleep(25);
    }
    return `redis://127.0.0.1:${port}`;
  }
}
