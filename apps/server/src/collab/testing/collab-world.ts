import { Hub, type HubOptions, type SyncLimits } from '@soproekt/sync';
import { WorkerFolder } from '@soproekt/sync/node';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { TestDatabase } from '../../testing/test-database.js';
import type { AccessChange, AccessEvents, CollabAuthorizer, CollabPrincipal } from '../collab-ports.js';
import { CollabServer } from '../collab.server.js';
import { PgJournal } from '../pg-journal.js';

/** Rights for tests: the cookie `session=<name>` is that person's session. */
export class TestAuthorizer implements CollabAuthorizer {
  readonly ended = new Set<string>();
  /** When sessions end by themselves; without an entry never. */
  readonly ends = new Map<string, number>();
  readonly rights = new Map<string, 'write' | 'read' | null>();
  /** Set to make every question take long. */
  delay: Promise<void> = Promise.resolve();

  async authenticate(cookie: string | undefined): Promise<CollabPrincipal | null> {
    await this.delay;
    const [, name] = /(?:^|; )session=(\w+)/.exec(cookie ?? '') ?? [];
    if (!name || this.ended.has(name)) return null;
    const institution = { id: uuidOf(`institution of ${name}`), shortName: 'ИРО', hue: 210 };
    return { sessionId: name, sessionEndsAt: this.endOf(name), userId: uuidOf(name), name, institution };
  }

  async sessionEndsAt({ sessionId }: CollabPrincipal): Promise<number | null> {
    return this.ended.has(sessionId) ? null : this.endOf(sessionId);
  }

  async access({ sessionId }: CollabPrincipal): Promise<'write' | 'read' | null> {
    await this.delay;
    if (this.ended.has(sessionId)) return null;
    return this.rights.has(sessionId) ? (this.rights.get(sessionId) ?? null) : 'write';
  }

  private endOf(sessionId: string): number {
    return this.ends.get(sessionId) ?? Infinity;
  }
}

/** Access events that a test sends by hand. */
export class TestAccessEvents implements AccessEvents {
  private readonly listeners = new Set<(change: AccessChange) => void>();

  subscribe(listener: (change: AccessChange) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  emit(change: AccessChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

/** The same id for the same name in every run. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Waits for a condition, at most `ms`. @throws with `what` */
export async function until(what: string, condition: () => boolean | Promise<boolean>, ms = 8_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`not in time: ${what}`);
}

/** What a {@link CollabWorld} is made of, beyond the limits. */
export interface CollabWorldOptions extends Partial<SyncLimits> {
  deadlineMs?: number;
  port?: number;
  /** Allowed beside the world's own. */
  origins?: string[];
  /** Parts of the hub that the test puts in. */
  hub?: Partial<Omit<HubOptions, 'limits'>>;
}

/** A listening server with the sync endpoint on a real database, and its clients. */
export class CollabWorld {
  readonly authorizer = new TestAuthorizer();
  readonly events = new TestAccessEvents();
  readonly warnings: string[] = [];
  hub!: Hub;
  server!: CollabServer;
  private http!: Server;
  private readonly providers: WebsocketProvider[] = [];
  private readonly raws: RawClient[] = [];
  private readonly folder: WorkerFolder;

  private constructor(
    readonly database: Pick<TestDatabase, 'pool'>,
    private readonly limits: Partial<SyncLimits>,
    private readonly deadlineMs: number,
    private readonly hubParts: Partial<HubOptions>,
    private boundPort: number,
    private readonly origins: readonly string[],
  ) {
    this.folder = new WorkerFolder({ timeoutMs: limits.foldTimeoutMs ?? 10_000 });
  }

  static async start(
    database: Pick<TestDatabase, 'pool'>,
    { deadlineMs = 10_000, port = 0, origins = [], hub = {}, ...limits }: CollabWorldOptions = {},
  ): Promise<CollabWorld> {
    const world = new CollabWorld(database, limits, deadlineMs, hub, port, origins);
    await world.listen();
    return world;
  }

  get port(): number {
    return this.boundPort;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/collab`;
  }

  /** Ends the server as SIGTERM does and starts another one on the same port and database. */
  async restart(): Promise<boolean> {
    const saved = await this.stopServer();
    await this.listen();
    return saved;
  }

  /** @returns whether everything was committed */
  async stop(): Promise<boolean> {
    for (const provider of this.providers) {
      provider.destroy();
      provider.awareness.destroy();
    }
    for (const raw of this.raws) raw.ws.terminate();
    const saved = await this.stopServer();
    await this.folder.close();
    return saved;
  }

  /** A stock y-websocket client of the person named. */
  stock(documentId: string, name: string, doc = new Y.Doc()): WebsocketProvider {
    const { origin } = this;
    class SignedInWebSocket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers: { cookie: `session=${name}`, origin } });
      }
    }
    const provider = new WebsocketProvider(this.url, documentId, doc, {
      WebSocketPolyfill: SignedInWebSocket as never,
      disableBc: true,
    });
    this.providers.push(provider);
    return provider;
  }

  /** A socket without a client behind it. */
  raw(path: string, headers: Record<string, string> = {}): RawClient {
    const raw = new RawClient(`ws://127.0.0.1:${this.port}${path}`, headers);
    this.raws.push(raw);
    return raw;
  }

  /** The same, of the person named and with the right Origin. */
  rawOf(documentId: string, name: string): RawClient {
    return this.raw(`/collab/${documentId}`, { cookie: `session=${name}`, origin: this.origin });
  }

  private async listen(): Promise<void> {
    const log = { warn: (message: string) => void this.warnings.push(message) };
    this.hub = new Hub({
      journal: new PgJournal(this.database.pool, log),
      folder: this.folder,
      limits: this.limits,
      log: { warn: (event, details) => log.warn(`${event} ${JSON.stringify(details)}`) },
      ...this.hubParts,
    });
    this.http = createServer((_request, response) => response.end());
    await new Promise<void>((resolve) => this.http.listen(this.boundPort, '127.0.0.1', resolve));
    this.boundPort = (this.http.address() as AddressInfo).port;
    this.server = new CollabServer({
      hub: this.hub,
      authorizer: this.authorizer,
      events: this.events,
      allowedOrigins: [this.origin, ...this.origins],
      log,
      limits: { decisionMs: this.deadlineMs },
    });
    this.server.attach(this.http);
  }

  private async stopServer(): Promise<boolean> {
    const saved = await this.hub.shutdown();
    this.server.stop();
    await new Promise((resolve) => this.http.close(resolve));
    return saved;
  }
}

/** A WebSocket whose frames and end are kept. */
export class RawClient {
  readonly ws: WebSocket;
  readonly frames: Uint8Array[] = [];
  closed: { code: number; reason: string } | null = null;
  /** HTTP status when the handshake was refused. */
  refused: number | null = null;

  constructor(url: string, headers: Record<string, string>) {
    this.ws = new WebSocket(url, { headers });
    this.ws.on('message', (data: Buffer) => this.frames.push(data));
    this.ws.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    this.ws.on('unexpected-response', (_request, response) => {
      this.refused = response.statusCode ?? 0;
      this.ws.terminate();
    });
    this.ws.on('error', () => undefined);
  }

  async open(): Promise<this> {
    await until('the socket to open', () => this.ws.readyState !== WebSocket.CONNECTING);
    return this;
  }

  async end(ms?: number): Promise<{ code: number; reason: string }> {
    await until('the socket to close', () => this.closed !== null, ms);
    return this.closed ?? { code: 0, reason: '' };
  }
}
