import type { DocumentChanges } from '@soproekt/contracts';
import { createContext, useContext, type RefObject } from 'react';

export interface Changes {
  /** Undefined until they are known. */
  readonly data: DocumentChanges | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly opened: boolean;
  /** Shows the differences; the focus comes back to where they were asked for. */
  readonly open: (from: RefObject<HTMLElement | null>) => void;
  readonly close: () => void;
  /** I have seen the document as it is now. */
  readonly markRead: () => Promise<void>;
}

export const ChangesContext = createContext<Changes | null>(null);

/** What has changed in the open document since my last visit. */
export function useChanges(): Changes {
  const changes = useContext(ChangesContext);
  if (!changes) throw new Error('useChanges outside of a document page');
  return changes;
}
