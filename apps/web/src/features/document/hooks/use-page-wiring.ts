import { useMemo } from 'react';
import type { CollabSession } from '../lib/collab-session';
import type { PageActions } from './page-actions';
import type { SectionActions } from './use-section-actions';

interface Wiring {
  readonly session: CollabSession;
  readonly writable: boolean;
  readonly sections: SectionActions;
  readonly editLink: () => void;
  readonly selectDocument: () => void;
}

/** What sections ask of the page: the ways out of a section, and what stands once for all of them. */
export function usePageWiring({ session, writable, sections, editLink, selectDocument }: Wiring): PageActions {
  return useMemo(
    () => ({
      leave(sectionId, direction) {
        const outline = session.index.outline();
        const at = outline.findIndex((section) => section.id === sectionId);
        if (direction === 'up' && writable) return session.hub.focusTitle(sectionId, 'end');
        const neighbour = outline[direction === 'down' ? at + 1 : at - 1];
        if (at < 0 || !neighbour) return false;
        if (direction === 'down' && writable) return session.hub.focusTitle(neighbour.id, 'start');
        void session.hub.focusText(neighbour.id, direction === 'down' ? 'start' : 'end');
        return true;
      },
      move: (sectionId, direction) => writable && sections.move(sectionId, direction),
      editLink: () => writable && editLink(),
      selectDocument,
      focusToolbar: () => document.querySelector<HTMLElement>('#sp-document-toolbar button')?.focus(),
      label: (peer) => ({ name: peer.name, hue: peer.hue }),
    }),
    [session, writable, sections, editLink, selectDocument],
  );
}
