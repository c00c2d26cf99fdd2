import { listRemovedSections, plainText, sectionFragment, type SectionView } from '@soproekt/documents';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { HistorySnapshot } from '../lib/history';
import type { HubSnapshot } from '../lib/section-hub';
import type { CollabSession } from '../lib/collab-session';

/** The standing sections in reading order. */
export function useOutline(session: CollabSession): readonly SectionView[] {
  return useSyncExternalStore(session.index.subscribeOutline, session.index.outline);
}

/** The active section and its editor. */
export function useHub(session: CollabSession): HubSnapshot {
  return useSyncExternalStore(session.hub.subscribe, session.hub.getSnapshot);
}

/** Whether a far section must be mounted all the same. */
export function useWanted(session: CollabSession, sectionId: string): boolean {
  return useSyncExternalStore(session.hub.subscribe, () => session.hub.isWanted(sectionId));
}

export function useHistory(session: CollabSession): HistorySnapshot {
  return useSyncExternalStore(session.history.subscribe, session.history.getSnapshot);
}

/** Sections that were taken out and hold something worth putting back. */
export function useRemovedSections(session: CollabSession): SectionView[] {
  const outline = useOutline(session);
  const [removed, setRemoved] = useState<SectionView[]>([]);
  useEffect(() => {
    const worthKeeping = (section: SectionView): boolean => {
      const text = sectionFragment(session.doc, section.id);
      return section.title.trim() !== '' || (text !== null && plainText(text) !== '');
    };
    setRemoved(listRemovedSections(session.doc).filter(worthKeeping));
  }, [session, outline]);
  return removed;
}

/** Grows with every change of a section's text. */
export function useTextVersion(session: CollabSession, sectionId: string): number {
  const subscribe = useCallback(
    (listener: () => void) => session.index.onText((changed) => changed === sectionId && listener()),
    [session, sectionId],
  );
  return useSyncExternalStore(subscribe, () => session.index.version(sectionId));
}

/**
 * Something read from an editor, renewed with its transactions. The value is compared by JSON, so the reader may make a
 * new object each time.
 */
export function useEditorValue<T>(editor: Editor | null, read: (editor: Editor) => T, otherwise: T): T {
  const cache = useRef<{ json: string; value: T }>({ json: '', value: otherwise });
  const subscribe = useCallback(
    (listener: () => void) => {
      editor?.on('transaction', listener);
      editor?.on('focus', listener);
      editor?.on('blur', listener);
      return () => {
        editor?.off('transaction', listener);
        editor?.off('focus', listener);
        editor?.off('blur', listener);
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    const value = editor && !editor.isDestroyed ? read(editor) : otherwise;
    const json = JSON.stringify(value);
    if (cache.current.json !== json) cache.current = { json, value };
    return cache.current.value;
  });
}
