import { Alert, Button, Skeleton, Text } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import { IconEye, IconMessageCircle } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { useThreads } from '../../../app/queries/review';
import { ErrorState } from '../../../ui/page-state';
import { useDocumentPage } from '../hooks/document-context';
import { DraftCard } from './draft-card';
import { goToThread } from './go-to-thread';
import { useReview, useReviewStore } from './review-context';
import { ReviewFilters } from './review-filters';
import { ThreadCard } from './thread-card';
import { filterThreads, isPlain, OPEN_ONLY, type ThreadFilter } from './thread-filter';
import { useCardScroll } from './use-card-scroll';
import { useOrderedThreads } from './use-ordered-threads';
import { useReviewRights } from './use-rights';

interface Props {
  /** Called before something in the sheet is gone to: a list over the page goes out of the way. */
  readonly onGone?: () => void;
  /** The list stands beside the sheet, and scrolls along with it. */
  readonly beside: boolean;
}

/** Cards that are drawn at first, and with each step. */
const STEP = 40;

/** The threads of the document in its order; beneath them those whose text is gone. */
export function ReviewPanel({ onGone, beside }: Props) {
  const { t } = useTranslation('review');
  const { detail, session, view } = useDocumentPage();
  const store = useReviewStore();
  const { threads, places, activeId, asked, draft, draftPlace } = useReview();
  const query = useThreads(detail.id);
  const { mayBegin } = useReviewRights();
  const { userId, institutionId } = useActor();
  const [filter, setFilter] = useState<ThreadFilter>(OPEN_ONLY);
  const list = useRef<HTMLDivElement>(null);

  // A thread that is asked for is shown whatever was filtered.
  const filtered = useMemo(
    () => filterThreads(threads, filter, { userId, institutionId }),
    [threads, filter, userId, institutionId],
  );
  const shown = useMemo(() => {
    const active = threads.find(({ id }) => id === activeId);
    return active && !filtered.includes(active) ? [...filtered, active] : filtered;
  }, [threads, filtered, activeId]);
  const ordered = useOrderedThreads(shown, places);
  const { placed, detached } = ordered;
  const [most, setMost] = useGrowing(placed.findIndex(({ id }) => id === activeId));
  useCardScroll(list, asked, beside);

  const onOpen = useCallback((threadId: string) => store.activate(threadId), [store]);
  const onGo = useCallback(
    (threadId: string): void => {
      const place = store.getSnapshot().places.get(threadId);
      store.activate(threadId);
      if (!place) return;
      onGone?.();
      void goToThread(threadId, place, { session, view });
    },
    [store, session, view, onGone],
  );
  const card = (thread: ThreadView, lost = false) => (
    <li key={thread.id} className="sp-thread-item">
      <ThreadCard thread={thread} active={thread.id === activeId} detached={lost} onOpen={onOpen} onGo={onGo} />
    </li>
  );

  if (query.isPending) {
    return (
      <div className="sp-review sp-review-waits" role="status" aria-label={t('loading')}>
        <Skeleton height={30} />
        <Skeleton height={120} mt="md" />
        <Skeleton height={120} mt="sm" />
      </div>
    );
  }
  if (query.error && threads.length === 0) {
    return (
      <div className="sp-review">
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  const drawn = placed.slice(0, most);
  const items = drawn.map((thread) => card(thread));
  if (draft) {
    // One list, so that the card keeps its field and the focus while others come and go above it.
    items.splice(
      beforeWhich(drawn, places, draftPlace),
      0,
      <li key="draft" className="sp-thread-item">
        <DraftCard key={draftKey(draft)} draft={draft} />
      </li>,
    );
  }
  return (
    <div className="sp-review">
      <ReviewFilters threads={threads} filter={filter} onChange={setFilter} />
      <div ref={list} className="sp-review-list">
        {!mayBegin && (
          <Alert variant="light" color="gray" icon={<IconEye size={18} />} className="sp-review-readonly">
            {t('readOnly')}
          </Alert>
        )}
        <ol className="sp-plain-list" aria-label={t('list')}>
          {items}
        </ol>
        {drawn.length < placed.length ? <More onSeen={setMost} /> : null}
        {drawn.length === placed.length && detached.length > 0 && (
          <section aria-label={t('detached.title')} className="sp-detached">
            <h3>{t('detached.title')}</h3>
            <Text size="xs" c="dimmed">
              {t('detached.hint')}
            </Text>
            <ol className="sp-plain-list">{detached.map((thread) => card(thread, true))}</ol>
          </section>
        )}
        {shown.length === 0 && !draft && (
          <Nothing
            any={threads.length > 0}
            plain={isPlain(filter)}
            mayBegin={mayBegin}
            onReset={() => setFilter({ ...OPEN_ONLY, state: 'all' })}
          />
        )}
      </div>
    </div>
  );
}

const draftKey = ({ anchor, proposes }: { anchor: object; proposes: boolean }): string =>
  JSON.stringify([anchor, proposes]);

/** How many cards are drawn: more as one scrolls, and always as far as the open one. */
function useGrowing(needed: number): [number, () => void] {
  const [most, setMost] = useState(STEP);
  const grow = useCallback(() => setMost((before) => before + STEP), []);
  return [Math.max(most, needed + 5), grow];
}

function More({ onSeen }: { onSeen: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onSeen(), {
      rootMargin: '600px',
    });
    if (end.current) seen.observe(end.current);
    return () => seen.disconnect();
  });
  return <div ref={end} className="sp-review-more" />;
}

/** Place of the draft among the cards. */
function beforeWhich(
  drawn: readonly ThreadView[],
  places: ReturnType<typeof useReview>['places'],
  draftPlace: ReturnType<typeof useReview>['draftPlace'],
): number {
  if (!draftPlace) return 0;
  const same = drawn.map(({ id }) => places.get(id));
  const inside = same.findIndex(
    (place) =>
      place?.sectionId === draftPlace.sectionId &&
      (draftPlace.kind !== 'text' || place.kind !== 'text' || place.from >= draftPlace.from),
  );
  if (inside >= 0) return inside;
  const last = same.findLastIndex((place) => place?.sectionId === draftPlace.sectionId);
  return last >= 0 ? last + 1 : drawn.length;
}

interface NothingProps {
  readonly any: boolean;
  readonly plain: boolean;
  readonly mayBegin: boolean;
  readonly onReset: () => void;
}

function Nothing({ any, plain, mayBegin, onReset }: NothingProps) {
  const { t } = useTranslation('review');
  return (
    <div className="sp-review-none">
      <IconMessageCircle size={24} aria-hidden />
      <div>
        <Text fw={600}>{t(any ? (plain ? 'none.allClosed' : 'none.filtered') : 'none.title')}</Text>
        {!any && (
          <Text size="sm" c="dimmed">
            {t(mayBegin ? 'none.begin' : 'none.read')}
          </Text>
        )}
        {any && (
          <Button variant="default" size="compact-sm" mt="xs" onClick={onReset}>
            {t('none.showAll')}
          </Button>
        )}
      </div>
    </div>
  );
}
