import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AccessEventsService, type AccessEvent } from '../access/access-events.service.js';
import { AccessService } from '../access/access.service.js';
import { SessionService } from '../identity/session.service.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { Sweep } from '../platform/sweep.js';
import { LivePublisher } from './live-publisher.service.js';
import { LiveRouter } from './live-router.service.js';
import { personRoom, roomOf, sessionRoom, workspaceOf, type LiveNamespace, type LiveSocket } from './live-socket.js';

/** How often every connection is decided anew, events or not. */
const SWEEP_MS = 60_000;
/** How often the connections are looked through for sessions whose time has come: no event tells of it. */
const SESSION_CHECK_MS = 2_000;
/** Pause before asking again when the question could not be answered. */
const RETRY_MS = 1_000;

/** Decides open connections again whenever something happened to their rights (S13). */
@Injectable()
export class LiveAccessService implements OnModuleDestroy {
  private stop: (() => void) | null = null;
  private sweep: Sweep<LiveSocket> | null = null;

  constructor(
    private readonly events: AccessEventsService,
    private readonly access: AccessService,
    private readonly sessions: SessionService,
    private readonly router: LiveRouter,
    private readonly publisher: LivePublisher,
    private readonly logger: AppLogger,
  ) {}

  start(namespace: LiveNamespace): void {
    const sweep = new Sweep(
      () => namespace.sockets.values(),
      (socket) => this.visit(socket),
    );
    this.sweep = sweep;
    const sweeper = setInterval(() => void sweep.run(), SWEEP_MS);
    sweeper.unref();
    const checker = setInterval(() => this.checkSessions(namespace), SESSION_CHECK_MS);
    checker.unref();
    const unsubscribe = this.events.subscribe((event) => {
      this.apply(namespace, event).catch((error: unknown) => {
        // The rights could not be read, so they are not known: better no connection than one that should be gone.
        this.logger.error(error, 'Live');
        namespace.local.disconnectSockets(true);
      });
    });
    this.stop = () => {
      clearInterval(sweeper);
      clearInterval(checker);
      unsubscribe();
    };
  }

  onModuleDestroy(): void {
    this.stop?.();
  }

  private checkSessions(namespace: LiveNamespace): void {
    const now = Date.now();
    for (const socket of namespace.sockets.values()) {
      if (socket.data.sessionEndsAt > now) continue;
      // Until the answer is there; a question that fails is asked again by itself.
      socket.data.sessionEndsAt = Infinity;
      void this.visit(socket);
    }
  }

  private async apply(namespace: LiveNamespace, event: AccessEvent): Promise<void> {
    switch (event.kind) {
      case 'session-ended':
        endSession(await socketsOf(namespace, sessionRoom(event.sessionId)));
        return;
      case 'user-changed':
        for (const socket of await socketsOf(namespace, personRoom(event.userId))) await this.decideAgain(socket);
        return;
      case 'workspace-changed':
        await this.workspaceChanged(namespace, event.workspaceId, event.userId);
        return;
      case 'document-changed':
        // Lists are told by the documents feature; nobody is let into or out of the live workspace by a document.
        return;
      case 'everything-changed':
        void this.sweep?.run();
        return;
    }
  }

  /** Without a reason to doubt this very connection nobody is put out because the database is away. */
  private async visit(socket: LiveSocket): Promise<void> {
    try {
      await this.decideAgain(socket);
    } catch (error) {
      this.logger.warn(`rights could not be decided anew: ${String(error)}`, 'Live');
      setTimeout(() => {
        if (socket.connected) void this.visit(socket);
      }, RETRY_MS).unref();
    }
  }

  private async workspaceChanged(namespace: LiveNamespace, workspaceId: string, userId?: string): Promise<void> {
    const room = userId ? personRoom(userId) : roomOf(workspaceId);
    for (const socket of await socketsOf(namespace, room))
      await this.decideFor(socket, workspaceId, userId !== undefined);
    this.publisher.publishHere(workspaceId, 'workspace.changed', { workspaceId });
  }

  private async decideAgain(socket: LiveSocket): Promise<void> {
    const session = await this.sessions.current(socket.data.sessionId);
    if (!session) {
      endSession([socket]);
      return;
    }
    socket.data.sessionEndsAt = session.sessionEndsAt;
    for (const room of socket.rooms) {
      const workspaceId = workspaceOf(room);
      if (workspaceId) await this.decideFor(socket, workspaceId, false);
    }
  }

  /** @param tell also windows that do not show the workspace: their list of workspaces has changed */
  private async decideFor(socket: LiveSocket, workspaceId: string, tell: boolean): Promise<void> {
    const inside = socket.rooms.has(roomOf(workspaceId));
    const stays = inside && (await this.router.seat(socket, workspaceId));
    if (tell || inside !== stays) {
      const role = await this.access.workspaceRole(socket.data.userId, workspaceId);
      socket.emit('access.changed', { workspaceId, role });
    }
  }
}

/** Tells why before closing; the client must not try again with the same cookie. */
export function endSession(sockets: readonly LiveSocket[]): void {
  for (const socket of sockets) {
    socket.emit('session.ended', {});
    socket.disconnect(true);
  }
}

/** The connections of this process in a room. */
async function socketsOf(namespace: LiveNamespace, room: string): Promise<LiveSocket[]> {
  const ids = namespace.adapter.rooms.get(room) ?? new Set<string>();
  return [...ids].map((id) => namespace.sockets.get(id)).filter((socket) => socket !== undefined);
}
