import type { NestExpressApplication } from '@nestjs/platform-express';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { createApp } from '../create-app.js';
import type { ClusterTimes } from '../cluster/cluster-ports.js';
import type { HashCost } from '../identity/hash-cost.js';
import { AppConfig } from '../platform/config/app-config.js';
import { freePort } from './free-port.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** Cheap enough that a hundred sign-ins take no time; never used outside tests. */
export const TEST_HASH_COST: HashCost = { memoryCost: 64, timeCost: 1, parallelism: 1 };

export interface CallOptions {
  /** `Cookie` header of the caller. */
  readonly cookie?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Reply<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A running server over a database of its own. */
export interface TestApp {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  readonly app: NestExpressApplication;
  readonly pool: pg.Pool;
  readonly databaseUrl: string;
  /** Sends JSON as a program would (no Origin); the body of the reply is parsed when it is JSON. */
  call<T = unknown>(method: string, path: string, options?: CallOptions): Promise<Reply<T>>;
  /** @returns the `Cookie` header of the new session */
  signIn(email: string, password?: string): Promise<string>;
  close(): Promise<void>;
}

/** Password of all people made by `seedPeople`. */
export const TEST_PASSWORD = 'soproekt-test';

export interface TestAppOptions {
  readonly env?: Record<string, string>;
  /** Receives the lines of the log; set LOG_LEVEL in `env` too. */
  readonly log?: { write(line: string): void };
  /** Run over this database, for instance that of an app that was closed; it is not dropped at close. */
  readonly database?: TestDatabase;
  /** Shorter times between the nodes; set REDIS_URL in `env` and share `database`. */
  readonly cluster?: Partial<ClusterTimes>;
}

/** Boots the real application on a free loopback port. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const port = await freePort();
  const attachments = join(tmpdir(), `soproekt-attachments-${process.pid}-${port}`);
  const config = AppConfig.fromEnv({
    PORT: String(port),
    DATABASE_URL: database.url,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    DEMO: '0',
    // Made with the first file, and emptied below.
    ATTACHMENTS_DIR: attachments,
    ...options.env,
  });
  const app = await createApp(config, {
    hashing: TEST_HASH_COST,
    log: options.log,
    cluster: options.cluster,
  });
  await app.listen(port, config.host);
  const url = `http://127.0.0.1:${port}`;

  const call = async <T>(method: string, path: string, { cookie, body, headers }: CallOptions = {}) => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text ? JSON.parse(text) : text) as T,
    };
  };

  return {
    url,
    port,
    app,
    pool: database.pool,
    databaseUrl: database.url,
    call,
    signIn: async (email, password = TEST_PASSWORD) => {
      const reply = await call('POST', '/api/v1/auth/login', { body: { email, password } });
      if (reply.status !== 200) throw new Error(`sign-in of ${email}: ${reply.status} ${JSON.stringify(reply.body)}`);
      return cookieOf(reply);
    },
    close: async () => {
      await app.close();
      await rm(attachments, { recursive: true, force: true });
      if (!options.database) await database.drop();
    },
  };
}

/** The `Cookie` header that answers a `Set-Cookie`. */
export function cookieOf(reply: Reply): string {
  const [first] = reply.headers.getSetCookie();
  if (!first) throw new Error('no cookie was set');
  return first.split(';', 1)[0] ?? '';
}
