import type { CommentView, ThreadView } from '@soproekt/contracts';
import { can, type WorkspaceAction } from '@soproekt/domain';
import { useMemo } from 'react';
import { useActor } from '../../../app/queries/me';
import { useDocumentPage } from '../hooks/document-context';

type ThreadAction = Extract<WorkspaceAction, `thread.${string}`>;

/** What one may do with the threads of the open document; the server asks the same policy. */
export function useReviewRights() {
  const { detail } = useDocumentPage();
  const { userId, institutionId, isAdministrator } = useActor();
  const { role, status, binnedAt } = detail;
  return useMemo(() => {
    const actor = { userId, institutionId, isAdministrator };
    const base = { role, status, inBin: binnedAt !== null };
    return {
      mayBegin: can(actor, 'thread.create', base),
      mayComment: can(actor, 'thread.comment', base),
      mayReact: can(actor, 'comment.react', base),
      may: (action: ThreadAction, { author, assignee }: ThreadView): boolean =>
        can(actor, action, {
          ...base,
          thread: {
            authorId: author?.userId ?? null,
            assigneeId: assignee?.person?.userId ?? null,
            assigneeInstitutionId: assignee?.institutionId ?? null,
          },
        }),
      mayChange: ({ author }: CommentView): boolean =>
        can(actor, 'comment.update', { ...base, commentAuthorId: author?.userId ?? null }),
    };
  }, [userId, institutionId, isAdministrator, role, status, binnedAt]);
}

export type ReviewRights = ReturnType<typeof useReviewRights>;
