import { useEffect } from 'react';
import { absolutePosition } from '../lib/caret-plugin';
import type { CollabSession } from '../lib/collab-session';
import type { PageView } from '../lib/page-view';

/** After undo and redo the view and the caret go where the change was. */
export function useHistoryPlaces(session: CollabSession, view: PageView): void {
  useEffect(
    () =>
      session.history.onPlace(({ sectionId, selection, cell }) => {
        if (!session.index.outline().some((section) => section.id === sectionId)) return;
        if (cell) {
          // The rows are shown as they are now before one of them is gone to.
          requestAnimationFrame(() => {
            if (!session.hub.goToCell(sectionId, cell.rowId, cell.column)) view.revealSection(sectionId);
          });
          return;
        }
        if (!selection) {
          // React shows the restored order first.
          requestAnimationFrame(() => view.revealSection(sectionId));
          return;
        }
        void session.hub.want(sectionId).then((editor) => {
          const from = absolutePosition(editor.state, selection.anchor);
          const to = absolutePosition(editor.state, selection.head);
          if (from === null || to === null) view.revealSection(sectionId);
          else void session.hub.focusText(sectionId, { from, to });
          session.hub.release(sectionId);
        });
      }),
    [session, view],
  );
}
