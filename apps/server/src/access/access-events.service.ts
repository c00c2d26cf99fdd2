import { Injectable } from '@nestjs/common';
import { AppLogger } from '../platform/logging/app-logger.js';

/** Something that may have changed what open connections are allowed to do. */
export type AccessEvent =
  | { readonly kind: 'session-ended'; readonly sessionId: string }
  | { readonly kind: 'user-changed'; readonly userId: string }
  | { readonly kind: 'document-changed'; readonly documentId: string }
  | { readonly kind: 'workspace-changed'; readonly workspaceId: string; readonly userId?: string };

export type AccessListener = (event: AccessEvent) => void;

/** Token of the service for the document sync, which knows only its own port. */
export const ACCESS_EVENTS = Symbol('ACCESS_EVENTS');

/**
 * Tells open connections to ask again what they may do. An event carries no decision: whoever hears it reads the
 * database, so a late or doubled event can do no harm. Emit after COMMIT only, else the listeners read the old state.
 */
@Injectable()
export class AccessEventsService {
  private readonly listeners = new Set<AccessListener>();

  constructor(private readonly logger: AppLogger) {}

  emit(event: AccessEvent): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        // One broken listener must not keep the others from closing their connections.
        this.logger.error(error, 'AccessEvents');
      }
    }
  }

  /** @returns ends the subscription */
  subscribe(listener: AccessListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
