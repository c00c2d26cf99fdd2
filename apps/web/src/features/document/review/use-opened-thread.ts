import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMarkInbox } from '../../../app/queries/inbox';
import { useThreads } from '../../../app/queries/review';
import { notifyError } from '../../../ui/notify';
import { useDocumentPage } from '../hooks/document-context';
import { goToThread } from './go-to-thread';
import { useReview, useReviewStore } from './review-context';

const PARAMETER = 'thread';

/** `?thread=<id>` leads to that thread. Whoever opens a thread has read what the inbox says of it. */
export function useOpenedThread(): void {
  const { t } = useTranslation('review');
  const { detail, session, view } = useDocumentPage();
  const store = useReviewStore();
  const { activeId, threads } = useReview();
  const { data, isFetching, refetch } = useThreads(detail.id);
  const [search, setSearch] = useSearchParams();
  const { mutate } = useMarkInbox();
  const wanted = search.get(PARAMETER);
  const askedAgain = useRef<string | null>(null);

  useEffect(() => {
    if (wanted === null || !data || data !== threads) return;
    const found = threads.some(({ id }) => id === wanted);
    if (!found && isFetching) return;
    if (!found && askedAgain.current !== wanted) {
      // The list that is kept here may be older than the link.
      askedAgain.current = wanted;
      void refetch();
      return;
    }
    setSearch(
      (before) => {
        before.delete(PARAMETER);
        return before;
      },
      { replace: true },
    );
    if (!found) return notifyError({ title: t('link.gone'), advice: t('link.goneAdvice') });
    const place = store.getSnapshot().places.get(wanted);
    store.open(wanted);
    if (place) void goToThread(wanted, place, { session, view }).then(() => store.open(wanted));
  }, [wanted, data, isFetching, refetch, threads, store, session, view, setSearch, t]);

  const updatedAt = threads.find(({ id }) => id === activeId)?.updatedAt;
  useEffect(() => {
    if (activeId !== null && updatedAt !== undefined) mutate({ read: true, which: { threadId: activeId } });
  }, [activeId, updatedAt, mutate]);
}
