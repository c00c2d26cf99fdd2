export { PG_POOL } from '../platform/database/pg-pool.js';
export { ACCESS_EVENTS } from '../access/access-events.service.js';
export { COLLAB_AUTHORIZER } from '../access/collab-authorizer.service.js';

/** Who is on a sync connection. */
export interface CollabPrincipal {
  readonly sessionId: string;
  /** When the session ends unless it is used, by `Date.now()`. */
  readonly sessionEndsAt: number;
  readonly userId: string;
  readonly name: string;
  readonly institution: { readonly id: string; readonly shortName: string; readonly hue: number } | null;
}

/** Decides who may do what with a document. Both questions are asked anew after every access event. */
export interface CollabAuthorizer {
  /** @returns null when nobody is signed in */
  authenticate(cookieHeader: string | undefined, documentId?: string): Promise<CollabPrincipal | null>;
  /** @returns `sessionEndsAt` as of now, for a session that may have been used meanwhile; null when it has ended */
  sessionEndsAt(principal: CollabPrincipal): Promise<number | null>;
  /** @returns `binned` for a readable document in the bin; null for no right, no such document, or an ended session */
  access(principal: CollabPrincipal, documentId: string): Promise<'write' | 'read' | 'binned' | null>;
}

/** Something that may have changed what open connections are allowed to do. */
export type AccessChange =
  | { readonly kind: 'session-ended'; readonly sessionId: string }
  | { readonly kind: 'user-changed'; readonly userId: string }
  | { readonly kind: 'document-changed'; readonly documentId: string }
  | { readonly kind: 'workspace-changed'; readonly workspaceId: string; readonly userId?: string }
  /** Changes may have been missed. */
  | { readonly kind: 'everything-changed' };

/** Where access changes are announced, after their commit. */
export interface AccessEvents {
  /** @returns ends the subscription */
  subscribe(listener: (change: AccessChange) => void): () => void;
}

/** Where the sync endpoint reports to. */
export interface CollabLog {
  warn(message: string): void;
}
