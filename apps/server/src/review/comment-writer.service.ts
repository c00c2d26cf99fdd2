import { Injectable } from '@nestjs/common';
import { isBlank, REVIEW_LIMITS, type InboxKind } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { AppError, invalidInput } from '../platform/errors/app-error.js';
import { mentionsIn } from './mentions.js';

/** What a comment brings about. */
export interface WrittenComment {
  /** Null: there was nothing to write, of a bare proposal. */
  readonly commentId: string | null;
  readonly mentioned: readonly { readonly userId: string; readonly kind: InboxKind }[];
}

/** Writes comments. Their author is who is signed in, whatever was sent. */
@Injectable()
export class CommentWriter {
  /** @throws AppError invalid-input when somebody is mentioned who is not in the workspace; conflict when there are too many */
  async write(
    manager: EntityManager,
    threadId: string,
    workspaceId: string,
    body: string,
    actor: Pick<Principal, 'userId' | 'institutionId'>,
  ): Promise<WrittenComment> {
    if (isBlank(body)) return { commentId: null, mentioned: [] };
    const mentioned = await this.mentioned(manager, workspaceId, body);
    const [count] = await manager.query<{ count: number }[]>(
      'select count(*)::int as count from comment where thread_id = $1',
      [threadId],
    );
    if ((count?.count ?? 0) >= REVIEW_LIMITS.comments) {
      throw new AppError('conflict', `a thread has at most ${REVIEW_LIMITS.comments} comments`);
    }
    const [row] = await manager.query<{ id: string }[]>(
      'insert into comment (thread_id, author_id, institution_id, body) values ($1, $2, $3, $4) returning id',
      [threadId, actor.userId, actor.institutionId, body.trim()],
    );
    await manager.query('update thread set updated_at = clock_timestamp() where id = $1', [threadId]);
    return { commentId: row?.id ?? null, mentioned: mentioned.map((userId) => ({ userId, kind: 'mention' })) };
  }

  /** @throws AppError invalid-input, which tells of a stranger no more than that he is not in the workspace */
  async mentioned(manager: EntityManager, workspaceId: string, body: string): Promise<string[]> {
    const ids = mentionsIn(body);
    if (ids.length === 0) return [];
    const rows = await manager.query<{ user_id: string }[]>(
      'select user_id from member where workspace_id = $1 and user_id = any ($2)',
      [workspaceId, ids],
    );
    if (rows.length < ids.length) {
      throw invalidInput([{ path: 'body', message: 'somebody is mentioned who is not in the workspace' }]);
    }
    return ids;
  }
}
