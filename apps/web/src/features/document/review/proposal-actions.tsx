import { Button } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/queries/me';
import { useThreadChange, type ThreadChange } from '../../../app/queries/review';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { backToCard } from './back-to-card';
import { askReason } from './reason-dialog';
import { useAccept } from './use-accept';
import { useReviewRights } from './use-rights';

/** Accept, decline, withdraw: whoever may do what. */
export function ProposalActions({ thread, detached }: { thread: ThreadView; detached: boolean }) {
  const { t } = useTranslation('review');
  const { id: me } = useMe();
  const { may } = useReviewRights();
  const { accept, busy } = useAccept();
  const change = useThreadChange();
  const errorText = useErrorText();
  const run = (what: ThreadChange): Promise<void> =>
    change.mutateAsync(what).then(
      () => backToCard(thread.id),
      (error: unknown) => notifyError(errorText(error)),
    );
  const own = thread.author?.userId === me;

  const decline = async (): Promise<void> => {
    const reason = await askReason({
      title: t('resolve.declined.title.proposal', { number: thread.number }),
      label: t('resolve.declined.label'),
      placeholder: t('resolve.declined.placeholder'),
      confirmLabel: t('proposal.decline'),
    });
    if (reason === null) backToCard(thread.id);
    else await run({ kind: 'decline', threadId: thread.id, input: { reason } });
  };
  const mayAccept = may('thread.accept', thread);
  const mayDecline = may('thread.decline', thread);
  if (!mayAccept && !mayDecline && !own) return <p className="sp-proposal-waits">{t('proposal.waits')}</p>;
  return (
    <div className="sp-proposal-actions">
      {mayAccept && (
        <Button
          size="compact-sm"
          leftSection={<IconCheck size={16} />}
          loading={busy}
          disabled={detached || change.isPending}
          onClick={() => void accept(thread).then(() => backToCard(thread.id))}
        >
          {t('proposal.accept')}
        </Button>
      )}
      {mayDecline && !own && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconX size={16} />}
          disabled={busy}
          loading={change.isPending}
          onClick={() => void decline()}
        >
          {t('proposal.declineAsk')}
        </Button>
      )}
      {own && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={16} />}
          disabled={busy}
          loading={change.isPending}
          onClick={() =>
            void run({ kind: 'resolve', threadId: thread.id, input: { outcome: 'withdrawn', reason: '' } })
          }
        >
          {t('proposal.withdraw')}
        </Button>
      )}
    </div>
  );
}
