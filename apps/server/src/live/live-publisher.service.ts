import { Injectable } from '@nestjs/common';
import type { LivePayload, LiveServerEvent } from '@soproekt/contracts';
import { roomOf, type LiveNamespace } from './live-socket.js';

/** Sends events to everybody who follows a workspace. For use by the features. */
@Injectable()
export class LivePublisher {
  private namespace: LiveNamespace | null = null;

  /** Called once by the gateway; before that there is nobody to send to. */
  attach(namespace: LiveNamespace): void {
    this.namespace = namespace;
  }

  /** Send after COMMIT only: receivers read the database at once. */
  publish<E extends LiveServerEvent>(workspaceId: string, event: E, payload: LivePayload<E>): void {
    // The map of events is checked by the parameters here; socket.io's own types cannot follow a generic event name.
    const emit: (event: LiveServerEvent, payload: unknown) => unknown = (name, body) =>
      this.namespace?.to(roomOf(workspaceId)).emit(name, body as never);
    emit(event, payload);
  }
}
