import { SetMetadata } from '@nestjs/common';
import type { Action as PolicyAction } from '@soproekt/domain';

export const ACTION = 'soproekt:action';

/** Names of the route parameters that identify what a handler acts upon. */
export interface ActionTarget {
  /** Parameter with the id of the workspace. */
  readonly workspace?: string;
  /** Parameter with the id of the document; with `workspace` too, the document must belong to it. */
  readonly document?: string;
  /** Parameter with the user id of a member of `workspace`. */
  readonly member?: string;
  /** Parameter with the id of a thread; its document is that of the request. */
  readonly thread?: string;
  /** Parameter with the id of a comment; its thread and document are those of the request. */
  readonly comment?: string;
  /** Parameter with the id of an invitation to `workspace`. */
  readonly invitation?: string;
  /** Parameters that hold other ids: only their form is checked. */
  readonly ids?: readonly string[];
  /** Parameters that are one of a few words. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
}

export interface ActionMapping {
  readonly action: PolicyAction;
  readonly target: ActionTarget;
}

/**
 * Says which action of the policy a handler is. The guard loads the facts about the target and asks `can`; a handler
 * without this decorator keeps the server from starting (S10).
 * @example `@Action('member.update', { workspace: 'id', member: 'userId' })`
 */
export const Action = (action: PolicyAction, target: ActionTarget = {}) =>
  SetMetadata(ACTION, { action, target } satisfies ActionMapping);
