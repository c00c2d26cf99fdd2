import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readAttachmentSettings, type AttachmentSettings } from './attachment-settings.js';
import { ConfigError } from './config-error.js';
import { isLoopback } from './loopback.js';
import { readCollabLimits, type CollabLimits } from './sync-limits.js';

export { ConfigError };

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535);
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((value) => new URL(value).pathname === '/' && !new URL(value).search && !new URL(value).hash)
  .transform((value) => new URL(value).origin);
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });

const variables = {
  HOST: { schema: z.string().min(1), fallback: '127.0.0.1', expected: 'a host name or address to listen on' },
  PORT: { schema: port, fallback: '3000', expected: 'a port number from 0 to 65535' },
  DATA_DIR: { schema: z.string().min(1), fallback: '.data', expected: 'a directory' },
  DATABASE_URL: {
    schema: databaseUrl,
    fallback: undefined,
    expected: 'an address like postgres://user@host:5432/name',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    fallback: undefined,
    expected: 'an address like redis://host:6379',
  },
  DEMO: { schema: z.enum(['0', '1']), fallback: '1', expected: '0 or 1' },
  PUBLIC_URL: {
    schema: origin.optional(),
    fallback: undefined,
    expected: 'an origin without a path, like https://soproekt.example',
  },
  WEB_DIST: { schema: z.string().optional(), fallback: undefined, expected: 'the directory of the built client' },
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS), fallback: 'info', expected: `one of ${LOG_LEVELS.join(', ')}` },
  TRUST_PROXY: {
    schema: z
      .string()
      .regex(/^[1-9]$/)
      .transform(Number)
      .optional(),
    fallback: undefined,
    expected: 'the number of proxies in front of the server, 1 to 9',
  },
  DATABASE_POOL: {
    schema: z
      .string()
      .regex(/^[1-9]\d?$/)
      .transform(Number),
    fallback: '10',
    expected: 'the largest number of connections for queries, 1 to 99',
  },
  JOURNAL_POOL: {
    schema: z
      .string()
      .regex(/^[1-9]\d?$/)
      .transform(Number),
    fallback: '4',
    expected: 'the largest number of connections for the document journal, 1 to 99',
  },
  METRICS_TOKEN: {
    schema: z
      .string()
      .regex(/^\S{16,}$/)
      .optional(),
    fallback: undefined,
    expected: 'at least 16 characters without spaces',
  },
  LINK_CHECK: { schema: z.enum(['on', 'off']), fallback: 'on', expected: 'on or off' },
  SOPROEKT_EMBEDDED: { schema: z.enum(['0', '1']), fallback: '0', expected: '0 or 1' },
} as const;

type Name = keyof typeof variables;
type Environment = Readonly<Record<string, string | undefined>>;

function read<N extends Name>(env: Environment, name: N): z.output<(typeof variables)[N]['schema']> {
  const { schema, fallback, expected } = variables[name];
  // An empty variable is what compose files and shells make of an unset one.
  const raw = env[name] === '' ? undefined : env[name];
  const result = schema.safeParse(raw ?? fallback);
  if (!result.success) {
    const found =
      raw === undefined ? 'it is not set' : /_(URL|TOKEN)$/.test(name) ? 'its value is not' : `found "${raw}"`;
    throw new ConfigError(`${name} must be ${expected}; ${found}.`);
  }
  return result.data as z.output<(typeof variables)[N]['schema']>;
}

/** Settings of this process, read once from the environment. */
export class AppConfig {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** The demo may be seeded into an empty embedded database. */
  readonly demo: boolean;
  /** The database was started by the launcher and is nobody else's. */
  readonly embedded: boolean;
  /** Address that people use; links in invitations begin with it. */
  readonly publicUrl: string;
  /** Origins that may change state and open sockets. */
  readonly allowedOrigins: readonly string[];
  readonly webDist: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Proxies whose forwarding headers are believed; 0: none (S5). */
  readonly trustProxy: number;
  readonly databasePool: number;
  readonly journalPool: number;
  /** Bounds of the document sync. */
  readonly collabLimits: CollabLimits;
  /** Where attachments lie and how large they may be. */
  readonly attachments: AttachmentSettings;
  /** Whoever bears it may read `/metrics`; without one only programs of this machine may. */
  readonly metricsToken: string | undefined;
  /** Addresses named in programmes may be asked whether they answer. */
  readonly linkCheck: boolean;

  private constructor(env: Environment) {
    this.host = read(env, 'HOST');
    this.port = read(env, 'PORT');
    this.dataDir = resolve(read(env, 'DATA_DIR'));
    this.databaseUrl = read(env, 'DATABASE_URL');
    this.redisUrl = read(env, 'REDIS_URL');
    this.demo = read(env, 'DEMO') === '1';
    this.embedded = read(env, 'SOPROEKT_EMBEDDED') === '1';
    const publicUrl = read(env, 'PUBLIC_URL');
    const served = servedOrigins(this.host, this.port);
    this.publicUrl = publicUrl ?? served[0] ?? `http://localhost:${this.port}`;
    this.allowedOrigins = publicUrl ? [publicUrl] : served;
    const webDist = read(env, 'WEB_DIST');
    this.webDist = webDist ? resolve(webDist) : undefined;
    // With the embedded database somebody sits at the terminal: a line for each request would bury what is said there.
    this.logLevel = env.LOG_LEVEL || !this.embedded ? read(env, 'LOG_LEVEL') : 'warn';
    this.trustProxy = read(env, 'TRUST_PROXY') ?? 0;
    this.databasePool = read(env, 'DATABASE_POOL');
    this.journalPool = read(env, 'JOURNAL_POOL');
    this.collabLimits = readCollabLimits(env);
    this.attachments = readAttachmentSettings(env, this.dataDir);
    this.metricsToken = read(env, 'METRICS_TOKEN');
    this.linkCheck = read(env, 'LINK_CHECK') === 'on';
  }

  /**
   * @param env usually `process.env`
   * @throws ConfigError naming the variable and what is expected of it
   */
  static fromEnv(env: Environment): AppConfig {
    return new AppConfig(env);
  }

  /** Only programs of this machine can reach the server. */
  get isLoopback(): boolean {
    return isLoopback(this.host);
  }

  /** People come over https: cookies get `Secure`, answers HSTS. */
  get isSecure(): boolean {
    return this.publicUrl.startsWith('https:');
  }
}

/**
 * The origins under which the server is reachable when PUBLIC_URL says nothing: never taken from the Host header,
 * which a rebinding attacker chooses.
 */
function servedOrigins(host: string, listenPort: number): string[] {
  const local = [`http://127.0.0.1:${listenPort}`, `http://localhost:${listenPort}`];
  if (isLoopback(host)) return host === '::1' ? [...local, `http://[::1]:${listenPort}`] : local;
  if (host !== '0.0.0.0' && host !== '::') return [`http://${host.includes(':') ? `[${host}]` : host}:${listenPort}`];
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => `http://${address.address}:${listenPort}`);
  return [...local, ...own];
}
