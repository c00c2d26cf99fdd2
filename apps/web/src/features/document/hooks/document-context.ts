import type { DocumentDetail } from '@soproekt/contracts';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { CollabSession, SessionSnapshot } from '../lib/collab-session';
import type { SectionCommands } from '../lib/section-commands';
import type { PageView } from '../lib/page-view';

export interface DocumentPageContext {
  readonly session: CollabSession;
  /** Only what seldom changes: the state of saving is another with every key (`useSessionSnapshot`). */
  readonly snapshot: Pick<SessionSnapshot, 'writable'>;
  readonly detail: DocumentDetail;
  readonly commands: SectionCommands;
  readonly view: PageView;
}

export const DocumentContext = createContext<DocumentPageContext | null>(null);

/** Connection and saving as they are at this moment. */
export function useSessionSnapshot({ subscribe, getSnapshot }: CollabSession): SessionSnapshot {
  return useSyncExternalStore(subscribe, getSnapshot);
}

/** What everything on the document page shares. */
export function useDocumentPage(): DocumentPageContext {
  const context = useContext(DocumentContext);
  if (!context) throw new Error('useDocumentPage outside of a document page');
  return context;
}
