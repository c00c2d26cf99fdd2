import { useEffect } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { goToThread } from './go-to-thread';
import { useReview, useReviewStore } from './review-context';
import { useBegin } from './use-begin';
import { useOrderedThreads } from './use-ordered-threads';
import { useReviewRights } from './use-rights';

/** Keys of the review on the whole page, by their place on the keyboard; tables have their own for cells. */
export function useReviewKeys(): void {
  const { session, view } = useDocumentPage();
  const store = useReviewStore();
  const { threads, places } = useReview();
  const { placed } = useOrderedThreads(threads, places);
  const { mayBegin } = useReviewRights();
  const { beginAtSelection } = useBegin();

  useEffect(() => {
    const step = (delta: 1 | -1): void => {
      const { activeId } = store.getSnapshot();
      const open = placed.filter(({ id, state }) => state === 'open' || id === activeId);
      const at = open.findIndex(({ id }) => id === activeId);
      const next = open[at < 0 ? (delta === 1 ? 0 : open.length - 1) : (at + delta + open.length) % open.length];
      const place = next && places.get(next.id);
      if (!next || !place) return;
      void goToThread(next.id, place, { session, view }).then(() => {
        store.open(next.id);
        requestAnimationFrame(() => focusCard(next.id));
      });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      if (event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        step(event.shiftKey ? -1 : 1);
      } else if (event.code === 'KeyM' && event.altKey && (event.ctrlKey || event.metaKey) && mayBegin) {
        event.preventDefault();
        beginAtSelection(event.shiftKey);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [store, session, view, placed, places, mayBegin, beginAtSelection]);
}

/** The list may have to be drawn first: it was folded. */
function focusCard(threadId: string, frames = 20): void {
  const card = document.querySelector<HTMLElement>(`[data-thread-card="${CSS.escape(threadId)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusCard(threadId, frames - 1));
}
