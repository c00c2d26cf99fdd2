import { Alert, Skeleton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { useThreads } from '../../../app/queries/review';
import { useNow } from '../../../ui/use-now';
import { ErrorState } from '../../../ui/page-state';
import { useDocumentPage } from '../hooks/document-context';
import { CardList } from './card-list';
import { CardStack } from './card-stack';
import { ToDetached } from './detached-cards';
import { NoThreads } from './no-threads';
import { useReview } from './review-context';
import { ReviewFilters } from './review-filters';
import { filterThreads, isPlain, OPEN_ONLY, type ThreadFilter } from './thread-filter';
import { dayOf } from './day-of';
import { useMarginCards } from './use-margin-cards';
import { useReviewRights } from './use-rights';

interface Props {
  /** Called before something in the sheet is gone to: a list over the page goes out of the way. */
  readonly onGone?: () => void;
  /** There is room beside the sheet: every card stands by its text, and scrolls with it. */
  readonly beside: boolean;
}

/** The threads of the document in its order; at the end those whose text is gone. */
export function ReviewPanel({ onGone, beside }: Props) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { threads, activeId, draft } = useReview();
  const query = useThreads(detail.id);
  const { mayBegin } = useReviewRights();
  const { userId, institutionId } = useActor();
  const today = dayOf(useNow());
  const [filter, setFilter] = useState<ThreadFilter>(OPEN_ONLY);
  const list = useRef<HTMLDivElement>(null);

  const filtered = useMemo(
    () => filterThreads(threads, filter, { userId, institutionId, today }),
    [threads, filter, userId, institutionId, today],
  );
  // A thread that is asked for is shown whatever was filtered.
  const shown = useMemo(() => {
    const active = threads.find(({ id }) => id === activeId);
    return active && !filtered.includes(active) ? [...filtered, active] : filtered;
  }, [threads, filtered, activeId]);
  const { cards, detached, lost } = useMarginCards(shown, onGone);

  // What is being written is shown, and has the focus, whatever is still on its way.
  if (query.isPending && !draft) {
    return (
      <div className="sp-review sp-review-waits" role="status" aria-label={t('loading')}>
        <Skeleton height={30} />
        <Skeleton height={120} mt="md" />
        <Skeleton height={120} mt="sm" />
      </div>
    );
  }
  if (query.error && threads.length === 0 && !draft) {
    return (
      <div className="sp-review">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const empty = shown.length === 0 && !draft;
  return (
    <div className="sp-review">
      <ReviewFilters threads={threads} filter={filter} onChange={setFilter} />
      {beside && lost > 0 && <ToDetached list={list} count={lost} />}
      <div ref={list} className="sp-review-list" data-beside={(beside && !empty) || undefined}>
        {!mayBegin && (
          <Alert variant="light" color="gray" icon={<IconEye size={18} />} className="sp-review-readonly">
            {t('readOnly')}
          </Alert>
        )}
        {empty ? (
          <NoThreads
            any={threads.length > 0}
            plain={isPlain(filter)}
            mayBegin={mayBegin}
            onReset={() => setFilter({ ...OPEN_ONLY, state: 'all' })}
          />
        ) : beside ? (
          <CardStack cards={cards} detached={detached} />
        ) : (
          <CardList list={list} cards={cards} detached={detached} />
        )}
      </div>
    </div>
  );
}
