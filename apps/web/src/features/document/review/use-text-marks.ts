import type { Editor } from '@tiptap/core';
import { useEffect } from 'react';
import { NARROW } from '../checks/use-margin';
import type { CollabSession } from '../lib/collab-session';
import { renewMarks, setMarks, type TextMark } from './marks-plugin';
import type { ReviewStore } from './review-store';

/** The mark of a remark that is being written. */
export const DRAFT = 'draft';

/** Keeps the marks of all mounted editors in step with the threads. `marksOf` must be stable while its answers are. */
export function useTextMarks(
  session: CollabSession,
  store: ReviewStore,
  marksOf: (sectionId: string) => readonly TextMark[],
): void {
  useEffect(() => {
    const onMark = (editor: Editor, threadId: string): void => {
      if (threadId === DRAFT) return;
      // Where the list lies over the page, somebody who only puts the caret there must not be covered with it.
      if (editor.isEditable && window.matchMedia(NARROW).matches) store.activate(threadId);
      else store.open(threadId);
    };
    const prepare = (sectionId: string): void => {
      const editor = session.hub.editor(sectionId);
      if (!editor || editor.isDestroyed) return;
      setMarks(editor.view, marksOf(sectionId));
    };
    const all = (): void => session.hub.mounted().forEach(([sectionId]) => prepare(sectionId));
    all();
    const stopMount = session.hub.onMount((sectionId) => prepare(sectionId));
    const stopClicks = session.hub.onThread(onMark);
    const stopStore = store.subscribe(all);
    const stopQuiet = store.onQuiet(() =>
      session.hub.mounted().forEach(([, { isDestroyed, view }]) => isDestroyed || renewMarks(view)),
    );
    return () => {
      stopMount();
      stopClicks();
      stopStore();
      stopQuiet();
    };
  }, [session, store, marksOf]);
}
