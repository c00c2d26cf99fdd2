import { Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import {
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { LiveAck } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { setTimeout as sleep } from 'node:timers/promises';
import { SessionService } from '../identity/session.service.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { endSession, LiveAccessService } from './live-access.service.js';
import { LivePublisher } from './live-publisher.service.js';
import { LiveRouter } from './live-router.service.js';
import { LIVE_NAMESPACE, personRoom, sessionRoom, type LiveNamespace, type LiveSocket } from './live-socket.js';
import { PresenceService } from './presence.service.js';
import { TokenBucket } from './token-bucket.js';

const BURST = 30;
const PER_SECOND = 10;
/** Events beyond the limit after which a connection is closed instead of answered. */
const MOST_REFUSED = 100;
/** Windows of one person at once, on this node. */
const MOST_SOCKETS = 40;

/** Door of the live workspace (socket.io, namespace `/live`). */
@Injectable()
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class LiveGateway
  implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, OnModuleDestroy, BeforeApplicationShutdown
{
  private namespace: LiveNamespace | null = null;

  constructor(
    private readonly sessions: SessionService,
    private readonly router: LiveRouter,
    private readonly presence: PresenceService,
    private readonly access: LiveAccessService,
    private readonly publisher: LivePublisher,
    private readonly logger: AppLogger,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.namespace = namespace;
    namespace.use((socket, next) => {
      this.admit(namespace, socket).then(
        (refusal) => next(refusal ? new Error(refusal) : undefined),
        (error: unknown) => {
          this.logger.error(error, 'Live');
          next(new Error('unavailable'));
        },
      );
    });
    this.publisher.attach(namespace);
    this.access.start(namespace);
  }

  handleConnection(socket: LiveSocket): void {
    socket.onAny((event: string, ...args: unknown[]) => this.receive(socket, event, args));
    this.enter(socket).catch((error: unknown) => {
      // Whether the session still holds could not be read: the client tries again, nobody stays in unasked.
      this.logger.error(error, 'Live');
      socket.disconnect(true);
    });
  }

  handleDisconnect(socket: LiveSocket): void {
    this.presence.removeSocket(socket.id);
  }

  /** First of the hooks at shutdown: the connections are still open. */
  onModuleDestroy(): void {
    this.namespace?.local.emit('server.restarting', {});
  }

  async beforeApplicationShutdown(): Promise<void> {
    // Polling clients fetch the announcement with their next request; give it a moment to leave.
    if (this.namespace && this.namespace.sockets.size > 0) await sleep(100);
  }

  private async enter(socket: LiveSocket): Promise<void> {
    await socket.join([personRoom(socket.data.userId), sessionRoom(socket.data.sessionId)]);
    // The session may have ended between the handshake and the join, when no event could find this connection yet.
    if (!(await this.sessions.current(socket.data.sessionId))) endSession([socket]);
  }

  /** @returns a code when the connection is refused */
  private async admit(namespace: LiveNamespace, socket: LiveSocket): Promise<string | null> {
    const actor = await this.sessions.authenticate(socket.request.headers.cookie);
    if (!actor || !can(actor, 'live.connect')) return 'not-signed-in';
    if ((namespace.adapter.rooms.get(personRoom(actor.userId))?.size ?? 0) >= MOST_SOCKETS) return 'too-many-attempts';
    socket.data.sessionId = actor.sessionId;
    socket.data.sessionEndsAt = actor.sessionEndsAt;
    socket.data.userId = actor.userId;
    socket.data.bucket = new TokenBucket(BURST, PER_SECOND);
    socket.data.refused = 0;
    socket.data.queue = Promise.resolve();
    return null;
  }

  private receive(socket: LiveSocket, event: string, args: unknown[]): void {
    const last = args.at(-1);
    const answer = (ack: LiveAck): void => {
      if (typeof last === 'function') (last as (ack: LiveAck) => void)(ack);
    };
    if (!socket.data.bucket.take()) {
      socket.data.refused += 1;
      if (socket.data.refused > MOST_REFUSED) socket.disconnect(true);
      else answer({ ok: false, code: 'too-many-attempts', message: 'too many events' });
      return;
    }
    const payload = typeof args[0] === 'function' ? undefined : args[0];
    socket.data.queue = socket.data.queue
      .then(async () => answer(await this.router.dispatch(socket, event, payload)))
      .catch((error: unknown) => this.logger.error(error, 'Live'));
  }
}
