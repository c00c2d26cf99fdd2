import type { Actor } from '@soproekt/domain';

/** A signed-in person, as known from the session. Read anew for every request, so that nothing outlives a withdrawal. */
export interface Principal extends Actor {
  readonly sessionId: string;
  /** When the session ends unless a request comes, by the clock of this node (`Date.now()`). */
  readonly sessionEndsAt: number;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isAdministrator: boolean;
  readonly institutionId: string | null;
  readonly institution: { readonly id: string; readonly shortName: string } | null;
}
