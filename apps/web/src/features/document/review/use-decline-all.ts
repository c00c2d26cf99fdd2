import type { ThreadView } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { notifyDone, notifyError } from '../../../ui/notify';
import { askReason } from './reason-dialog';

/** Declines all that waits of one person, one after another, for one reason. */
export function useDeclineAll() {
  const { t } = useTranslation('review');
  const { mutateAsync } = useThreadChange();

  return async (threads: readonly ThreadView[], name: string): Promise<void> => {
    const count = threads.length;
    const reason = await askReason({
      title: t('declineAll.title', { name, count }),
      label: t('resolve.declined.label'),
      placeholder: t('resolve.declined.placeholder'),
      confirmLabel: t('declineAll.confirm', { count }),
    });
    if (reason === null) return;
    const failed: number[] = [];
    for (const { id, number } of threads) {
      await mutateAsync({ kind: 'decline', threadId: id, input: { reason } }).catch(() => failed.push(number));
    }
    if (failed.length === 0) return notifyDone(t('declineAll.done', { count }));
    const numbers = failed.map((number) => `№\u00a0${number}`).join(', ');
    notifyError({ title: t('declineAll.failed', { numbers }), advice: t('declineAll.advice') });
  };
}
