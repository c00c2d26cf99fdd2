import { useEffect, useRef, type RefObject } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { firstSeen, scrollFor } from './align-card';
import { useReviewStore } from './review-context';
import { DRAFT } from './use-text-marks';

/** Room kept above a card that stands beside nothing. */
const APART = 12;

/** Scrolls the list of threads: to the one that is asked for, beside its text, and along with the sheet while nobody uses the list. */
export function useCardScroll(list: RefObject<HTMLElement | null>, asked: number, follows: boolean): void {
  const { view } = useDocumentPage();
  const store = useReviewStore();
  const done = useRef(0);

  useEffect(() => {
    if (asked === done.current) return;
    done.current = asked;
    const { activeId, draft } = store.getSnapshot();
    // The card grows when it opens, and the text may still be on its way into view.
    const frame = requestAnimationFrame(() => {
      const id = draft && activeId === null ? DRAFT : activeId;
      const card = id === null ? null : cardOf(list.current, id);
      if (!card || !list.current) return;
      align(list.current, card, markOf(view.element, id ?? '')?.top ?? null);
      // What is being written in keeps the focus.
      const focused = document.activeElement;
      if (id !== DRAFT && (focused === document.body || focused?.closest('.sp-review')))
        card.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, list, store, view]);

  useEffect(() => {
    const sheet = view.element;
    if (!sheet || !follows) return;
    let frame = 0;
    const follow = (): void => {
      frame = 0;
      const host = list.current;
      if (!host || host.matches(':hover') || host.contains(document.activeElement)) return;
      const { top, bottom } = sheet.getBoundingClientRect();
      const marks = [...sheet.querySelectorAll<HTMLElement>('[data-thread]')].map((element) => {
        const box = element.getBoundingClientRect();
        return { id: element.dataset['thread'] ?? '', top: box.top, bottom: box.bottom };
      });
      const seen = firstSeen(marks, top, bottom);
      const card = seen && cardOf(host, seen.id);
      if (card) align(host, card, seen.top);
    };
    const onScroll = (): void => {
      frame ||= requestAnimationFrame(follow);
    };
    sheet.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sheet.removeEventListener('scroll', onScroll);
    };
  }, [view, list, follows]);
}

const cardOf = (list: HTMLElement | null, id: string): HTMLElement | null =>
  list?.querySelector<HTMLElement>(`[data-thread-card="${CSS.escape(id)}"]`) ?? null;

function markOf(sheet: HTMLElement | null, id: string): DOMRect | null {
  return sheet?.querySelector(`[data-thread="${CSS.escape(id)}"]`)?.getBoundingClientRect() ?? null;
}

function align(list: HTMLElement, card: HTMLElement, wanted: number | null): void {
  const [outer, inner] = [list.getBoundingClientRect(), card.getBoundingClientRect()];
  const box = { top: inner.top - outer.top + list.scrollTop, height: inner.height + APART };
  list.scrollTop = scrollFor(box, wanted === null ? APART : wanted - outer.top, outer.height);
}
