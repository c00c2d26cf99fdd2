import type { DocumentDetail } from '@soproekt/contracts';
import { createContext, useContext } from 'react';
import type { CollabSession, SessionSnapshot } from '../lib/collab-session';
import type { SectionCommands } from '../lib/section-commands';
import type { PageView } from '../lib/page-view';

export interface DocumentPageContext {
  readonly session: CollabSession;
  readonly snapshot: SessionSnapshot;
  readonly detail: DocumentDetail;
  readonly commands: SectionCommands;
  readonly view: PageView;
}

export const DocumentContext = createContext<DocumentPageContext | null>(null);

/** What everything on the document page shares. */
export function useDocumentPage(): DocumentPageContext {
  const context = useContext(DocumentContext);
  if (!context) throw new Error('useDocumentPage outside of a document page');
  return context;
}
