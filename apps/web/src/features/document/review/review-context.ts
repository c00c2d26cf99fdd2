import { createContext, useContext, useSyncExternalStore } from 'react';
import type { ReviewSnapshot, ReviewStore } from './review-store';

/** Null outside of a document page with threads. */
export const ReviewContext = createContext<ReviewStore | null>(null);

/** The threads of the open document. */
export function useReviewStore(): ReviewStore {
  const store = useContext(ReviewContext);
  if (!store) throw new Error('useReviewStore outside of a document page');
  return store;
}

export function useReview(): ReviewSnapshot {
  const store = useReviewStore();
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}
