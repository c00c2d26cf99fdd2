import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { useReview, useReviewStore } from './review-context';
import type { ReviewStore } from './review-store';
import type { StackLayout } from './stack-layout';
import { DRAFT } from './use-text-marks';

/** What was asked for last and has been shown; the margin may be folded and opened again since. */
const answered = new WeakMap<ReviewStore, number>();

/** Brings a card that is asked for, or opened in the margin itself, into view with its text, and gives it the focus. */
export function useAskedCard(cards: RefObject<HTMLElement | null>, layout: RefObject<StackLayout | null>): void {
  const { view } = useDocumentPage();
  const store = useReviewStore();
  const { activeId, asked, draft } = useReview();
  const shown = draft && activeId === null ? DRAFT : activeId;
  const before = useRef(shown);

  useLayoutEffect(() => {
    const isAsked = (answered.get(store) ?? 0) !== asked;
    const isOther = before.current !== shown;
    answered.set(store, asked);
    before.current = shown;
    if (shown === null || !(isAsked || isOther)) return;
    const focused = document.activeElement;
    const inCards = cards.current?.contains(focused) ?? false;
    // Whoever is in the text sees it already; the sheet must not move beneath the pointer.
    if (!inCards && (!isAsked || view.element?.contains(focused))) return;
    const card = cards.current?.querySelector<HTMLElement>(`[data-thread-card="${CSS.escape(shown)}"]`);
    if (card?.closest('[data-stacked]')?.getAttribute('data-stacked') === shown) layout.current?.reveal(shown);
    else card?.scrollIntoView({ block: 'nearest' });
    // What is being written in keeps the focus.
    if (isAsked && shown !== DRAFT && (focused === document.body || focused?.closest('.sp-review')))
      card?.focus({ preventScroll: true });
  }, [store, view, cards, layout, activeId, asked, shown]);
}
