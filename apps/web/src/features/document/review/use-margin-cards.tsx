import type { ThreadView } from '@soproekt/contracts';
import type { AnchorPlace } from '@soproekt/documents';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import type { StackedCard } from './card-stack';
import { DetachedCards } from './detached-cards';
import { DraftCard } from './draft-card';
import { estimateHeight } from './estimate-height';
import { goToThread } from './go-to-thread';
import { useReview, useReviewStore } from './review-context';
import type { ThreadDraft } from './review-store';
import { ThreadCard } from './thread-card';
import { wordsNow } from './words-now';
import { useOrderedThreads } from './use-ordered-threads';
import { DRAFT } from './use-text-marks';

interface MarginCards {
  readonly cards: readonly StackedCard[];
  /** Those whose text is gone; null: none. */
  readonly detached: ReactNode;
  /** How many these are. */
  readonly lost: number;
}

const DRAFT_HEIGHT = 240;

/**
 * What stands in the margin, in reading order, the remark that is being written among it.
 * @param onGone called before something in the sheet is gone to
 */
export function useMarginCards(threads: readonly ThreadView[], onGone: (() => void) | undefined): MarginCards {
  const { session, view } = useDocumentPage();
  const store = useReviewStore();
  const { places, activeId, draft, draftPlace } = useReview();
  const { placed, detached } = useOrderedThreads(threads, places);

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

  return useMemo(() => {
    const card = (thread: ThreadView, lost: boolean): ReactNode => (
      <ThreadCard
        thread={thread}
        active={thread.id === activeId}
        detached={lost}
        now={wordsNow(thread, places.get(thread.id))}
        onOpen={onOpen}
        onGo={onGo}
      />
    );
    const cards = placed.map((thread): StackedCard => ({
      key: thread.id,
      place: places.get(thread.id) ?? null,
      estimate: estimateHeight(thread),
      card: card(thread, false),
    }));
    if (draft) {
      // One list, so that the card keeps its field and the focus while others come and go above it.
      const own = <DraftCard key={keyOf(draft)} draft={draft} />;
      cards.splice(beforeWhich(cards, draftPlace), 0, {
        ...{ key: DRAFT, place: draftPlace },
        ...{ estimate: DRAFT_HEIGHT, card: own },
      });
    }
    const lost = detached.map((thread) => (
      <li key={thread.id} className="sp-thread-item">
        {card(thread, true)}
      </li>
    ));
    const end = lost.length === 0 ? null : <DetachedCards>{lost}</DetachedCards>;
    return { cards, detached: end, lost: lost.length };
  }, [placed, detached, places, activeId, draft, draftPlace, onOpen, onGo]);
}

const keyOf = ({ anchor, proposes }: ThreadDraft): string => JSON.stringify([anchor, proposes]);

/** Place of the draft among the cards. */
function beforeWhich(cards: readonly StackedCard[], draftPlace: AnchorPlace | null): number {
  if (!draftPlace) return 0;
  const inside = cards.findIndex(
    ({ place }) =>
      place?.sectionId === draftPlace.sectionId &&
      (draftPlace.kind !== 'text' || place.kind !== 'text' || place.from >= draftPlace.from),
  );
  if (inside >= 0) return inside;
  const last = cards.findLastIndex(({ place }) => place?.sectionId === draftPlace.sectionId);
  return last >= 0 ? last + 1 : cards.length;
}
