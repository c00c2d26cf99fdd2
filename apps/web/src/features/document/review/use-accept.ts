import type { ThreadView } from '@soproekt/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { announce } from '../../../ui/announcer';
import { confirmAction } from '../../../ui/confirm';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useValueWords } from './use-value-words';
import { askOverChange, readConflict } from './accept-conflict';

/** Puts proposals into the text. Where the text has changed since, it is shown and asked about first. */
export function useAccept() {
  const { t } = useTranslation('review');
  const errorText = useErrorText();
  const words = useValueWords();
  const { mutateAsync, isPending } = useThreadChange();

  /** @returns whether it stands in the text now */
  const accept = useCallback(
    async (thread: ThreadView): Promise<boolean> => {
      let input: { current?: string } = {};
      for (;;) {
        try {
          await mutateAsync({ kind: 'accept', threadId: thread.id, input });
          announce(t('accept.done', { number: thread.number }));
          return true;
        } catch (error) {
          const conflict = readConflict(error);
          if (conflict?.kind === 'detached') {
            notifyError({
              title: t('conflict.detached', { number: thread.number }),
              advice: t('conflict.detachedAdvice'),
            });
            return false;
          }
          if (!conflict) {
            notifyError(errorText(error));
            return false;
          }
          if (!(await askOverChange(thread, conflict.current, (value) => words(thread.anchor, value)))) return false;
          input = { current: conflict.current };
        }
      }
    },
    [mutateAsync, errorText, t, words],
  );

  /** All that wait of one person, one after another. */
  const acceptAll = useCallback(
    async (threads: readonly ThreadView[], name: string): Promise<void> => {
      const count = threads.length;
      const sure = await confirmAction({
        title: t('acceptAll.title', { name }),
        consequence: t('acceptAll.text', { count }),
        confirmLabel: t('acceptAll.confirm', { count }),
      });
      if (!sure) return;
      let done = 0;
      for (const thread of threads) if (await accept(thread)) done += 1;
      notifyDone(t('acceptAll.done', { count: done, all: count }));
    },
    [accept, t],
  );
  return { accept, acceptAll, busy: isPending };
}
