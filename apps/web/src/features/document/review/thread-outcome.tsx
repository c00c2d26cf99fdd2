import { Button } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import { IconRotate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useFormat } from '../../../i18n/format';
import { outcomeIcon } from './resolve-menu';
import { useReviewStore } from './review-context';
import { useReviewRights } from './use-rights';

/** What came of a closed thread, who decided and why; the way to open it again. */
export function ThreadOutcome({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const { may } = useReviewRights();
  const change = useThreadChange();
  const store = useReviewStore();
  const errorText = useErrorText();
  const { outcome, proposal, author } = thread;
  if (!outcome) return null;
  const by = outcome.by?.name ?? t('someone');
  const credit = proposal?.state === 'accepted';
  return (
    <div className="sp-thread-outcome" data-outcome={outcome.kind}>
      <p>
        <span className="sp-thread-outcome-kind">
          {outcomeIcon(outcome.kind)}
          {t(`outcome.${outcome.kind}`)}
        </span>{' '}
        {credit ? t('credit', { proposer: author?.name ?? t('someone'), by }) : by}, {format.dateTime(outcome.at)}
      </p>
      {outcome.reason && <p className="sp-thread-reason">{outcome.reason}</p>}
      {may('thread.reopen', thread) && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconRotate size={16} />}
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { kind: 'reopen', threadId: thread.id },
              // The button is gone then; whoever pressed it goes on with the card.
              { onSuccess: () => store.open(thread.id), onError: (error) => notifyError(errorText(error)) },
            )
          }
        >
          {t('reopen')}
        </Button>
      )}
    </div>
  );
}
