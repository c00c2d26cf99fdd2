import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { WorkspaceRole, Resource } from '@soproekt/domain';
import type { Request } from 'express';
import { AppError } from '../platform/errors/app-error.js';
import type { DocumentFacts } from './access.service.js';
import type { Principal } from './principal.js';

/** What the guard found out about a request. */
export interface RequestAccess {
  readonly actor: Principal | null;
  readonly workspaceId?: string;
  /** The actor's role in the workspace concerned. */
  readonly role?: WorkspaceRole;
  readonly document?: DocumentFacts;
  readonly target?: Resource['target'];
  readonly thread?: Resource['thread'];
  readonly commentAuthorId?: string | null;
}

// Beside the request and not on it: nothing that a client sends can end up here.
const decided = new WeakMap<Request, RequestAccess>();

export function rememberAccess(request: Request, access: RequestAccess): void {
  decided.set(request, access);
}

const accessOf = (context: ExecutionContext): RequestAccess => {
  const access = decided.get(context.switchToHttp().getRequest<Request>());
  if (!access) throw new Error('the access guard did not run');
  return access;
};

/** The signed-in person of a request, for what stands between the guard and the handler. */
export const actorOf = (request: Request): Principal | null => decided.get(request)?.actor ?? null;

/** The signed-in person (`Principal`). */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { actor } = accessOf(context);
  if (!actor) throw new AppError('not-signed-in', 'sign in first');
  return actor;
});

/** The signed-in person, or null: for public handlers. */
export const OptionalActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Principal | null => accessOf(context).actor,
);

/** The facts on which the guard decided (`RequestAccess`). */
export const CurrentAccess = createParamDecorator((_data: unknown, context: ExecutionContext): RequestAccess =>
  accessOf(context),
);

/** The document of the route with the actor's role (`DocumentFacts`), for handlers mapped with `{ document }`. */
export const CurrentDocument = createParamDecorator((_data: unknown, context: ExecutionContext): DocumentFacts => {
  const { document } = accessOf(context);
  if (!document) throw new Error('the handler is not mapped with { document }');
  return document;
});
