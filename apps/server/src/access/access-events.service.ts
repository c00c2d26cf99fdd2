import { Injectable } from '@nestjs/common';
import { idSchema } from '@soproekt/contracts';
import { z } from 'zod';
import { ClusterService } from '../cluster/cluster.service.js';
import type { Topic } from '../cluster/topic.js';
import { AppLogger } from '../platform/logging/app-logger.js';

/** What nodes tell each other. It only makes them ask the database, so a forged one gains nothing. */
const sharedEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('session-ended'), sessionId: idSchema }),
  z.strictObject({ kind: z.literal('user-changed'), userId: idSchema }),
  z.strictObject({ kind: z.literal('document-changed'), documentId: idSchema }),
  z.strictObject({ kind: z.literal('workspace-changed'), workspaceId: idSchema, userId: idSchema.optional() }),
]);
type SharedEvent = Readonly<z.infer<typeof sharedEventSchema>>;

/**
 * Something that may have changed what open connections are allowed to do. `everything-changed`: events of other nodes may have been
 * missed, so every connection is to be decided anew.
 */
export type AccessEvent = SharedEvent | { readonly kind: 'everything-changed' };

export type AccessListener = (event: AccessEvent) => void;

/** Token of the service for the document sync, which knows only its own port. */
export const ACCESS_EVENTS = Symbol('ACCESS_EVENTS');

/**
 * Tells open connections, on this node and on all others, to ask again what they may do. An event carries no decision: whoever hears it
 * reads the database, so a late or doubled event can do no harm. Emit after COMMIT only, else the listeners read the old state.
 */
@Injectable()
export class AccessEventsService {
  private readonly listeners = new Set<AccessListener>();
  private readonly others: Topic<SharedEvent>;

  constructor(
    private readonly logger: AppLogger,
    cluster: ClusterService,
  ) {
    this.others = cluster.topic('access', sharedEventSchema);
    this.others.subscribe((event) => this.deliver(event));
    cluster.onDoubt(() => this.deliver({ kind: 'everything-changed' }));
  }

  emit(event: SharedEvent): void {
    this.deliver(event);
    this.others.publish(event);
  }

  /** @returns ends the subscription */
  subscribe(listener: AccessListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private deliver(event: AccessEvent): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        // One broken listener must not keep the others from closing their connections.
        this.logger.error(error, 'AccessEvents');
      }
    }
  }
}
