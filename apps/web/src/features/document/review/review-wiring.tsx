import { useLayoutEffect, useRef } from 'react';
import type { MarginState } from '../checks/use-margin';
import { useReview } from './review-context';
import { useTabWithContent } from './use-first-tab';
import { useOpenedThread } from './use-opened-thread';
import { useReviewKeys } from './use-review-keys';

/** Ties the threads to the page: a thread that is asked for opens the margin. Draws nothing. */
export function ReviewWiring({ margin }: { margin: MarginState }) {
  const { asked } = useReview();
  const shown = useRef(asked);
  useOpenedThread();
  useReviewKeys();
  useTabWithContent(margin);
  const { show } = margin;
  // Before the next key arrives: what is typed right after the command belongs in the card, not in the text that was selected.
  useLayoutEffect(() => {
    if (asked === shown.current) return;
    shown.current = asked;
    show('threads');
  }, [asked, show]);
  return null;
}
