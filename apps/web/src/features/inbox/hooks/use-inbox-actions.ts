import type { InboxItem, InboxPatch } from '@soproekt/contracts';
import type { InboxKind } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { inPieces, unreadIds, useMarkInbox } from '../../../app/queries/inbox';
import { notifyDone, notifyError, notifyUndo } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';

/** Marks items as read and unread, and says when that failed. */
export function useInboxActions() {
  const { t } = useTranslation('inbox');
  const errorText = useErrorText();
  const { mutateAsync } = useMarkInbox();

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      notifyError(errorText(error));
    }
  };
  const send = async (read: boolean, ids: readonly string[]): Promise<void> => {
    for (const piece of inPieces(ids)) await mutateAsync({ read, which: { ids: piece } });
  };
  const mark = (patch: InboxPatch) => attempt(async () => void (await mutateAsync(patch)));

  return {
    toggle: ({ id, readAt }: InboxItem) => mark({ read: readAt === null, which: { ids: [id] } }),
    /** Whoever opens a thread has read all that was said of it. */
    open: ({ readAt, thread }: InboxItem) => {
      if (readAt === null) void mark({ read: true, which: { threadId: thread.id } });
    },
    /** Several at once. */
    read: (items: readonly InboxItem[]) =>
      attempt(() =>
        send(
          true,
          items.map(({ id }) => id),
        ),
      ),
    /** Everything of what is shown, beyond the pages that are loaded too. */
    markAll: (kind: InboxKind | undefined) =>
      attempt(async () => {
        const ids = await unreadIds(kind);
        if (ids.length === 0) return notifyDone(t('allRead'));
        await send(true, ids);
        notifyUndo(t('markedRead', { count: ids.length }), () => void attempt(() => send(false, ids)));
      }),
  };
}

export type InboxActions = ReturnType<typeof useInboxActions>;
