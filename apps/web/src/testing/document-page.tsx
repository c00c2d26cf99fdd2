import type { DocumentDetail } from '@soproekt/contracts';
import { initDocument, listSections } from '@soproekt/documents';
import type { ReactNode } from 'react';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { workspaceQuery, membersQuery } from '../app/queries/workspace';
import { createQueryClient } from '../app/query-client';
import { DocumentContext, type DocumentPageContext } from '../features/document/hooks/document-context';
import type { CollabSession } from '../features/document/lib/collab-session';
import { DocumentHistory } from '../features/document/lib/history';
import { PageView } from '../features/document/lib/page-view';
import { SectionHub } from '../features/document/lib/section-hub';
import { SectionIndex } from '../features/document/lib/section-index';
import { id } from './builders';

export const PARTIES = [
  { id: id(301), name: 'Институт развития образования', shortName: 'ИРО', kind: 'institute', hue: 0 },
  { id: id(302), name: 'Северореченский педагогический университет', shortName: 'СРПУ', kind: 'university', hue: 1 },
] as const;

interface Options {
  readonly writable?: boolean;
  readonly detail?: Partial<DocumentDetail>;
}

/** A document page without a server: the parts of a session that tables use. */
export function documentPage({ writable = true, detail = {} }: Options = {}) {
  const doc = new Y.Doc();
  initDocument(doc, { kind: 'programme' });
  const hub = new SectionHub();
  const session = {
    doc,
    awareness: new Awareness(doc),
    history: new DocumentHistory(doc.getMap('sections')),
    index: new SectionIndex(doc),
    hub,
    userId: id(200),
  } as unknown as CollabSession;
  const workspaceId = id(100);
  const client = createQueryClient();
  client.setQueryData(workspaceQuery(workspaceId).queryKey, { id: workspaceId, parties: PARTIES } as never);
  client.setQueryData(membersQuery(workspaceId).queryKey, []);
  const context = {
    session,
    snapshot: { writable },
    detail: { id: id(1), workspaceId, kind: 'programme', ...detail },
    view: new PageView(hub),
  } as unknown as DocumentPageContext;
  return {
    doc,
    session,
    client,
    page: (children: ReactNode) => <DocumentContext value={context}>{children}</DocumentContext>,
    /** Somebody else's change arrives. */
    remotely: (change: (other: Y.Doc) => void) => {
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
      change(other);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'provider');
    },
    firstSection: () => listSections(doc)[0]?.id ?? '',
  };
}
