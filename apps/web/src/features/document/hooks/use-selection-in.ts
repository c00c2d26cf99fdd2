import type { Editor } from '@tiptap/core';
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('selectionchange', listener);
  return () => document.removeEventListener('selectionchange', listener);
}

/** Whether something of an editor's text is selected in the window. One that is only read does not notice when that ends. */
export function useSelectionIn(editor: Editor | null): boolean {
  return useSyncExternalStore(subscribe, () => {
    const selection = window.getSelection();
    if (!editor || editor.isDestroyed || !selection || selection.isCollapsed) return false;
    return editor.view.dom.contains(selection.anchorNode);
  });
}
