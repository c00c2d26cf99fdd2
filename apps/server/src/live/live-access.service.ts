import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AccessEventsService, type AccessEvent } from '../access/access-events.service.js';
import { AccessService } from '../access/access.service.js';
import { SessionService } from '../identity/session.service.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { LivePublisher } from './live-publisher.service.js';
import { LiveRouter } from './live-router.service.js';
import { personRoom, roomOf, sessionRoom, type LiveNamespace, type LiveSocket } from './live-socket.js';

/** Decides open connections again whenever something happened to their rights (S13). */
@Injectable()
export class LiveAccessService implements OnModuleDestroy {
  private stop: (() => void) | null = null;

  constructor(
    private readonly events: AccessEventsService,
    private readonly access: AccessService,
    private readonly sessions: SessionService,
    private readonly router: LiveRouter,
    private readonly publisher: LivePublisher,
    private readonly logger: AppLogger,
  ) {}

  start(namespace: LiveNamespace): void {
    this.stop = this.events.subscribe((event) => {
      this.apply(namespace, event).catch((error: unknown) => {
        // The rights could not be read, so they are not known: better no connection than one that should be gone.
        this.logger.error(error, 'Live');
        namespace.disconnectSockets(true);
      });
    });
  }

  onModuleDestroy(): void {
    this.stop?.();
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
    }
  }

  private async workspaceChanged(namespace: LiveNamespace, workspaceId: string, userId?: string): Promise<void> {
    const room = userId ? personRoom(userId) : roomOf(workspaceId);
    for (const socket of await socketsOf(namespace, room))
      await this.decideFor(socket, workspaceId, userId !== undefined);
    this.publisher.publish(workspaceId, 'workspace.changed', { workspaceId });
  }

  private async decideAgain(socket: LiveSocket): Promise<void> {
    if (!(await this.sessions.current(socket.data.sessionId))) {
      endSession([socket]);
      return;
    }
    for (const room of socket.rooms) {
      if (room.startsWith('workspace:')) await this.decideFor(socket, room.slice('workspace:'.length), false);
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
