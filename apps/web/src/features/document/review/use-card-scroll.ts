import { useEffect, useRef, type RefObject } from 'react';
import { useReviewStore } from './review-context';
import { DRAFT } from './use-text-marks';

/** Room kept above a card. */
const APART = 12;

/** Scrolls the list of threads over the page to the one that is asked for. */
export function useCardScroll(list: RefObject<HTMLElement | null>, asked: number): void {
  const store = useReviewStore();
  const done = useRef(0);

  useEffect(() => {
    if (asked === done.current) return;
    done.current = asked;
    const { activeId, draft } = store.getSnapshot();
    // The card grows when it opens.
    const frame = requestAnimationFrame(() => {
      const host = list.current;
      const id = draft && activeId === null ? DRAFT : activeId;
      const card = id === null ? null : host?.querySelector<HTMLElement>(`[data-thread-card="${CSS.escape(id)}"]`);
      if (!card || !host) return;
      host.scrollTop += card.getBoundingClientRect().top - host.getBoundingClientRect().top - APART;
      // What is being written in keeps the focus.
      const focused = document.activeElement;
      if (id !== DRAFT && (focused === document.body || focused?.closest('.sp-review')))
        card.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, list, store]);
}
