import { createContext, useContext } from 'react';
import type { CaretLabel } from '../lib/caret-plugin';
import type { Peer } from '../lib/presence';

/** What a section asks of the page around it. */
export interface PageActions {
  /** The caret leaves a section's text (or title) at its edge; true: it found another place. */
  readonly leave: (sectionId: string, direction: 'up' | 'down' | 'title-up') => boolean;
  readonly move: (sectionId: string, direction: 'up' | 'down') => void;
  readonly editLink: () => void;
  readonly selectDocument: () => void;
  readonly focusToolbar: () => void;
  readonly label: (peer: Peer) => CaretLabel;
}

export const PageActionsContext = createContext<PageActions | null>(null);

export function usePageActions(): PageActions {
  const actions = useContext(PageActionsContext);
  if (!actions) throw new Error('usePageActions outside of a document page');
  return actions;
}
