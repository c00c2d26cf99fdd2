import { CLOSE, idSchema } from '@soproekt/contracts';
import { ACKNOWLEDGE_PARAMETER, type Hub, type SyncUser } from '@soproekt/sync';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { defaultSocketLimits, type SocketLimits } from '../platform/config/sync-limits.js';
import { isOwnSocketOrigin } from '../platform/http/origin.js';
import { FOREIGN_ORIGIN, refuseUpgrade } from '../platform/http/refuse-upgrade.js';
import { AccessWatch, type WatchedConnection } from './access-watch.js';
import { colorOfHue } from './collab-color.js';
import type { AccessEvents, CollabAuthorizer, CollabLog, CollabPrincipal } from './collab-ports.js';
import { CollabSocket } from './collab-socket.js';

const PATH = /^\/collab\/(.*)$/;
/** Pieces that a message may come in. */
const MAX_FRAGMENTS = 256;
/** Chunks of the network that a message may come in. */
const MAX_CHUNKS = 65_536;

/** What the endpoint is made of. */
export interface CollabServerOptions {
  hub: Hub;
  authorizer: CollabAuthorizer;
  events: AccessEvents;
  /** Origins whose pages may connect. */
  allowedOrigins: readonly string[];
  log: CollabLog;
  limits?: Partial<SocketLimits>;
}

/**
 * The endpoint of the document sync, `/collab/<documentId>`, on an HTTP server that it shares with others.
 *
 * A foreign Origin is refused before the handshake. Everything else is told by a close code after it: an HTTP refusal reads as a
 * network failure to stock clients, which then try for ever.
 */
export class CollabServer {
  private readonly wss: WebSocketServer;
  private readonly sockets = new Set<CollabSocket>();
  private readonly limits: SocketLimits;
  private readonly watch: AccessWatch;
  private readonly unsubscribe: () => void;
  private readonly pinger: NodeJS.Timeout;
  private undecided = 0;

  constructor(private readonly options: CollabServerOptions) {
    this.limits = { ...defaultSocketLimits, ...options.limits };
    this.wss = new WebSocketServer({
      noServer: true,
      maxPayload: options.hub.limits.maxMessageBytes,
      maxFragments: MAX_FRAGMENTS,
      maxBufferedChunks: MAX_CHUNKS,
      perMessageDeflate: false,
      clientTracking: false,
    });
    this.pinger = setInterval(() => this.sockets.forEach((socket) => socket.checkAlive()), this.limits.pingMs);
    this.pinger.unref();
    this.watch = new AccessWatch(options.authorizer, options.log);
    this.unsubscribe = options.events.subscribe((change) => this.watch.changed(change));
  }

  /** Open sockets, undecided ones included. */
  get size(): number {
    return this.sockets.size;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const url = parse(request.url);
      const [, path] = PATH.exec(url?.pathname ?? '') ?? [];
      if (!url || path === undefined) return;
      // First of all: the peer may be gone before it is answered.
      socket.on('error', () => socket.destroy());
      if (!isOwnSocketOrigin(request.headers, this.options.allowedOrigins)) {
        refuseUpgrade(socket, FOREIGN_ORIGIN);
        return;
      }
      this.wss.handleUpgrade(request, socket, head, (ws) => {
        const acknowledge = url.searchParams.get(ACKNOWLEDGE_PARAMETER) === '1';
        void this.accept(ws, socket, path, acknowledge, request.headers.cookie);
      });
    });
  }

  /** Stops watching. The hub closes the connections. */
  stop(): void {
    clearInterval(this.pinger);
    this.unsubscribe();
    this.watch.stop();
    for (const socket of this.sockets) if (socket.isOpen) socket.close(CLOSE.restart, 'restarting');
  }

  private async accept(
    ws: WebSocket,
    line: Duplex,
    path: string,
    acknowledge: boolean,
    cookie: string | undefined,
  ): Promise<void> {
    let entry: WatchedConnection | null = null;
    const socket = new CollabSocket(ws, line, this.limits.undecidedBytes, () => {
      this.sockets.delete(socket);
      if (entry) this.watch.remove(entry);
    });
    this.sockets.add(socket);
    const deadline = setTimeout(() => socket.close(CLOSE.tryAgain, 'not decided in time'), this.limits.decisionMs);
    this.undecided++;
    try {
      if (this.undecided > this.limits.undecidedConnections) return socket.close(CLOSE.tryAgain, 'too many at once');
      const documentId = idSchema.safeParse(path);
      if (!documentId.success) return socket.close(CLOSE.noDocument, 'no such document');
      const principal = await this.options.authorizer.authenticate(cookie, documentId.data);
      if (!principal) return socket.close(CLOSE.notSignedIn, 'not signed in');
      entry = { principal, documentId: documentId.data, cookie, connection: null };
      this.watch.add(entry);
      await this.open(socket, entry, acknowledge);
    } catch (error) {
      this.options.log.warn(`connection could not be decided: ${String(error)}`);
      socket.close(CLOSE.tryAgain, 'try again later');
    } finally {
      this.undecided--;
      clearTimeout(deadline);
      if (entry && !socket.isOpen) this.watch.remove(entry);
    }
  }

  private async open(socket: CollabSocket, entry: WatchedConnection, acknowledge: boolean): Promise<void> {
    const { principal, documentId } = entry;
    const access = await this.options.authorizer.access(principal, documentId);
    if (access === 'binned') return socket.close(CLOSE.noDocument, 'the document is in the bin');
    if (!access) return socket.close(CLOSE.noRight, 'no right to this document');
    if (!socket.isOpen) return;
    const connection = this.options.hub.connect({
      documentId,
      transport: socket,
      user: userOf(principal),
      access,
      acknowledge,
    });
    entry.connection = connection;
    socket.attach(connection);
    this.watch.opened(entry);
  }
}

function userOf({ userId, name, institution }: CollabPrincipal): SyncUser {
  return { id: userId, name, color: colorOfHue(institution?.hue ?? 0), institution: institution && { ...institution } };
}

function parse(url: string | undefined): URL | null {
  const base = 'http://local';
  return url !== undefined && URL.canParse(url, base) ? new URL(url, base) : null;
}
