import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { idSchema } from '@soproekt/contracts';
import { WORKSPACE_ACTIONS } from '@soproekt/domain';
import type { Request } from 'express';
import { SessionService } from '../identity/session.service.js';
import { AppError, notFound } from '../platform/errors/app-error.js';
import { ACTION, type ActionMapping, type ActionTarget } from './action.decorator.js';
import { AccessService, documentResource, type ThreadFacts } from './access.service.js';
import type { Principal } from './principal.js';
import { rememberAccess, type RequestAccess } from './request-access.js';
import { requireRight } from './require-right.js';

const workspaceActions = new Set<string>(WORKSPACE_ACTIONS);

/** Decides every HTTP request by the policy of libs/domain. Registered globally: no controller can forget it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly access: AccessService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Sockets have their own gate (live/live-router.ts), decided per event by the same policy.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const mapping = this.reflector.get<ActionMapping | undefined>(ACTION, context.getHandler());
    // The check at boot makes this impossible; should it ever fail, the door stays shut.
    if (!mapping) throw new AppError('internal', 'this handler has no action');
    const actor = await this.sessions.authenticate(request.headers.cookie);
    if (!workspaceActions.has(mapping.action)) {
      requireRight(actor, mapping.action);
      checkParameters(request, mapping.target);
      rememberAccess(request, { actor });
      return true;
    }
    if (!actor) throw new AppError('not-signed-in', 'sign in first');
    const facts = await this.load(actor, request, mapping.target);
    const { role, target, thread, commentAuthorId } = facts;
    const resource = { role, target, thread, commentAuthorId };
    requireRight(
      actor,
      mapping.action,
      facts.document ? { ...resource, ...documentResource(facts.document) } : resource,
    );
    rememberAccess(request, facts);
    return true;
  }

  /** @throws AppError not-found for what is not there, not the actor's to see, or part of another workspace (S11) */
  private async load(actor: Principal, request: Request, target: ActionTarget): Promise<RequestAccess> {
    checkParameters(request, target);
    if (target.document) {
      const document = await this.access.documentFacts(actor.userId, id(request, target.document));
      if (!document) throw notFound('the document');
      const workspaceId = document.workspace.id;
      if (target.workspace && id(request, target.workspace) !== workspaceId) throw notFound('the document');
      return { actor, workspaceId, role: document.role, document };
    }
    if (target.thread) return this.loadThread(actor, await this.access.thread(id(request, target.thread)));
    if (target.comment) return this.loadThread(actor, await this.access.comment(id(request, target.comment)));
    if (!target.workspace) throw new Error('a workspace action needs { workspace } or { document }');
    const workspaceId = id(request, target.workspace);
    const role = await this.access.workspaceRole(actor.userId, workspaceId);
    if (!role) throw notFound('the workspace');
    if (target.invitation && !(await this.access.invitationBelongs(workspaceId, id(request, target.invitation)))) {
      throw notFound('the invitation');
    }
    if (!target.member) return { actor, workspaceId, role };
    const member = await this.access.memberTarget(workspaceId, id(request, target.member));
    if (!member) throw notFound('the member');
    return { actor, workspaceId, role, target: member };
  }

  /** @throws AppError not-found, the same for a thread of a document that is not the actor's to see (S11) */
  private async loadThread(
    actor: Principal,
    found: (ThreadFacts & { readonly commentAuthorId?: string | null }) | null,
  ): Promise<RequestAccess> {
    const document = found && (await this.access.documentFacts(actor.userId, found.documentId));
    if (!document) throw notFound('the thread');
    const { commentAuthorId, ...thread } = found;
    return { actor, workspaceId: document.workspace.id, role: document.role, document, thread, commentAuthorId };
  }
}

/** A malformed id is treated like an unknown one and never reaches the database. */
function id(request: Request, name: string): string {
  const result = idSchema.safeParse(request.params[name]);
  if (!result.success) throw notFound('what was asked for');
  return result.data;
}

function checkParameters(request: Request, { ids = [], words = {} }: ActionTarget): void {
  for (const name of ids) id(request, name);
  for (const [name, known] of Object.entries(words)) {
    if (known.includes(String(request.params[name]))) continue;
    throw new AppError('not-found', `there is no such ${name}; it is one of ${known.join(', ')}`, { [name]: known });
  }
}
