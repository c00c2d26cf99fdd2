import { useEffect } from 'react';
import type { CollabSession } from '../lib/collab-session';
import type { Find } from './use-find';

/** True for a field that has an undo of its own: a dialog, the search field. */
function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.ProseMirror')) return true;
  const field = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return field && !target.classList.contains('sp-doc-title-field') && target.closest('[data-live-field]') === null;
}

/** Keys of the whole page. By their place on the keyboard, so that they work in every layout. */
export function usePageKeys(session: CollabSession, find: Find): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      if (event.key === 'F3' && find.open) {
        event.preventDefault();
        find.step(event.shiftKey ? -1 : 1);
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.code === 'KeyF' && !event.shiftKey) {
        event.preventDefault();
        find.show();
        return;
      }
      if (hasOwnUndo(event.target)) return;
      if (event.code === 'KeyZ') {
        event.preventDefault();
        if (event.shiftKey) session.history.redo();
        else session.history.undo();
      } else if (event.code === 'KeyY' && !event.shiftKey) {
        event.preventDefault();
        session.history.redo();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [session, find]);
}
