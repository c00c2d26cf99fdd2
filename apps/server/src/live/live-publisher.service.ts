import { Injectable } from '@nestjs/common';
import type { LivePayload, LiveServerEvent } from '@soproekt/contracts';
import { ClusterService } from '../cluster/cluster.service.js';
import {
  personRoom,
  roomOf,
  workspaceOf,
  type LiveNamespace,
  type PersonalLiveEvent,
  type SharedLiveEvent,
} from './live-socket.js';

type LocalEvent = Exclude<LiveServerEvent, SharedLiveEvent | PersonalLiveEvent>;

/** Sends events to everybody who follows a workspace. For use by the features. */
@Injectable()
export class LivePublisher {
  private namespace: LiveNamespace | null = null;

  constructor(cluster: ClusterService) {
    cluster.onReturn(() => this.readAgain());
  }

  /** Called once by the gateway; before that there is nobody to send to. */
  attach(namespace: LiveNamespace): void {
    this.namespace = namespace;
  }

  /** Open connections of this node. */
  get connections(): number {
    return this.namespace?.sockets.size ?? 0;
  }

  /** To the people on all nodes. Send after COMMIT only: receivers read the database at once. */
  publish<E extends SharedLiveEvent>(workspaceId: string, event: E, payload: LivePayload<E>): void {
    send(this.namespace?.to(roomOf(workspaceId)), event, payload);
  }

  /** To the windows of one person, on all nodes. */
  publishTo<E extends PersonalLiveEvent>(userId: string, event: E, payload: LivePayload<E>): void {
    send(this.namespace?.to(personRoom(userId)), event, payload);
  }

  /** To the people on this node: the others learn the reason on their own and tell theirs. */
  publishHere<E extends LocalEvent>(workspaceId: string, event: E, payload: LivePayload<E>): void {
    send(this.namespace?.local.to(roomOf(workspaceId)), event, payload);
  }

  /** What happened on other nodes during a gap was not heard: everybody reads the lists of the workspace again. */
  private readAgain(): void {
    for (const room of this.namespace?.adapter.rooms.keys() ?? []) {
      const workspaceId = workspaceOf(room);
      if (workspaceId) this.publishHere(workspaceId, 'workspace.changed', { workspaceId });
    }
  }
}

// The map of events is checked by the callers; socket.io's own types cannot follow a generic event name.
function send(room: { emit: LiveNamespace['emit'] } | undefined, event: LiveServerEvent, payload: unknown): void {
  room?.emit(event, payload as never);
}
