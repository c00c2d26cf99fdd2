import { Injectable } from '@nestjs/common';
import { liveClientEvents, type LiveAck } from '@soproekt/contracts';
import { AccessService } from '../access/access.service.js';
import type { Principal } from '../access/principal.js';
import { requireRight } from '../access/require-right.js';
import { SessionService } from '../identity/session.service.js';
import { AppError, invalidInput, notFound } from '../platform/errors/app-error.js';
import { toAppError } from '../platform/errors/to-app-error.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { LIVE_ACTIONS, isLiveEvent } from './live-actions.js';
import { LivePublisher } from './live-publisher.service.js';
import { roomOf, type LiveSocket } from './live-socket.js';
import { PresenceService } from './presence.service.js';

/** Takes every event that comes in through the same steps: known, well formed, signed in, allowed, done. */
@Injectable()
export class LiveRouter {
  constructor(
    private readonly sessions: SessionService,
    private readonly access: AccessService,
    private readonly presence: PresenceService,
    private readonly publisher: LivePublisher,
    private readonly logger: AppLogger,
  ) {}

  /** Never throws: every event is answered. */
  async dispatch(socket: LiveSocket, event: string, payload: unknown): Promise<LiveAck> {
    try {
      return await this.handle(socket, event, payload);
    } catch (error) {
      const known = toAppError(error);
      if (!known) this.logger.error(error, 'Live');
      const { code, message } = known ?? { code: 'internal', message: 'something went wrong on the server' };
      return { ok: false, code, message };
    }
  }

  private async handle(socket: LiveSocket, event: string, payload: unknown): Promise<LiveAck> {
    if (!isLiveEvent(event)) throw notFound('the event');
    const parsed = liveClientEvents[event].safeParse(payload);
    if (!parsed.success) {
      throw invalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
    }
    const input: { workspaceId: string; documentId?: string | null; threadId?: string } = parsed.data;
    const actor = await this.decide(socket, event, input.workspaceId);
    switch (event) {
      case 'workspace.join':
        return this.join(socket, input.workspaceId);
      case 'workspace.leave':
        await socket.leave(roomOf(input.workspaceId));
        this.presence.remove(input.workspaceId, socket.id);
        return { ok: true };
      case 'document.show':
        return this.show(socket, actor, input.workspaceId, input.documentId ?? null);
      case 'thread.typing':
        return this.typing(socket, actor, input.workspaceId, input.threadId ?? '');
    }
  }

  /** Asked for every event: what held at connect may be gone. */
  private async decide(socket: LiveSocket, event: keyof typeof LIVE_ACTIONS, workspaceId: string): Promise<Principal> {
    const actor = await this.sessions.current(socket.data.sessionId);
    if (!actor) throw new AppError('not-signed-in', 'the session has ended');
    const role = await this.access.workspaceRole(actor.userId, workspaceId);
    if (!role) throw notFound('the workspace');
    requireRight(actor, LIVE_ACTIONS[event], { role });
    return actor;
  }

  private async join(socket: LiveSocket, workspaceId: string): Promise<LiveAck> {
    await socket.join(roomOf(workspaceId));
    // A right that was withdrawn between the decision and the join found no seat to take away: ask once more, now that
    // later withdrawals will find one.
    if (!(await this.seat(socket, workspaceId))) throw notFound('the workspace');
    return { ok: true, people: this.presence.people(workspaceId) };
  }

  /**
   * Gives a window its seat by the facts of this moment, or takes it away.
   * @returns false when there is no right any more
   */
  async seat(socket: LiveSocket, workspaceId: string): Promise<boolean> {
    const actor = await this.sessions.current(socket.data.sessionId);
    const role = actor && (await this.access.workspaceRole(actor.userId, workspaceId));
    // The window may have left, or may show another document, since the question was asked.
    const here = socket.connected && socket.rooms.has(roomOf(workspaceId));
    const documentId = this.presence.board.get(workspaceId, socket.id)?.documentId ?? null;
    if (!actor || !role || !here) {
      await socket.leave(roomOf(workspaceId));
      this.presence.remove(workspaceId, socket.id);
      return false;
    }
    const { userId, name, institutionId } = actor;
    this.presence.put(workspaceId, socket.id, { userId, name, institutionId, role, documentId });
    return true;
  }

  private async show(
    socket: LiveSocket,
    actor: Principal,
    workspaceId: string,
    documentId: string | null,
  ): Promise<LiveAck> {
    if (documentId) {
      const facts = await this.access.documentFacts(actor.userId, documentId);
      // The document must be one of this workspace (S11): presence would tell the others of a foreign one.
      if (facts?.workspace.id !== workspaceId) throw notFound('the document');
    }
    const seat = this.presence.board.get(workspaceId, socket.id);
    if (!seat) throw new AppError('conflict', 'join the workspace first');
    this.presence.put(workspaceId, socket.id, { ...seat, documentId });
    return { ok: true };
  }

  private async typing(socket: LiveSocket, actor: Principal, workspaceId: string, threadId: string): Promise<LiveAck> {
    if (!this.presence.board.get(workspaceId, socket.id)) throw new AppError('conflict', 'join the workspace first');
    const thread = await this.access.thread(threadId);
    const facts = thread && (await this.access.documentFacts(actor.userId, thread.documentId));
    // Of another workspace it is as if there were none (S11).
    if (facts?.workspace.id !== workspaceId) throw notFound('the thread');
    this.publisher.publish(workspaceId, 'thread.typing', {
      workspaceId,
      threadId,
      userId: actor.userId,
      name: actor.name,
    });
    return { ok: true };
  }
}
