import type { ThreadView } from '@soproekt/contracts';
import { listRows, type AnchorPlace } from '@soproekt/documents';
import { useMemo, useRef } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { useOutline } from '../hooks/use-session-parts';
import { FIELD_ORDER } from '../passport/passport-fields';
import { orderThreads, type OrderedThreads } from './thread-order';

/** Threads in the order of the document; the same arrays until the order changes. */
export function useOrderedThreads(
  threads: readonly ThreadView[],
  places: ReadonlyMap<string, AnchorPlace>,
): OrderedThreads {
  const { session } = useDocumentPage();
  const outline = useOutline(session);
  const kept = useRef<OrderedThreads>({ placed: [], detached: [] });
  return useMemo(() => {
    const rows = new Map<string, ReadonlyMap<string, number>>();
    const rowsOf = (sectionId: string): ReadonlyMap<string, number> => {
      const known = rows.get(sectionId);
      if (known) return known;
      const read = new Map(listRows(session.doc, sectionId).map(({ id }, i) => [id, i]));
      rows.set(sectionId, read);
      return read;
    };
    const next = orderThreads(threads, places, {
      sections: outline.map(({ id }) => id),
      rowAt: (sectionId, rowId) => rowsOf(sectionId).get(rowId) ?? Number.MAX_SAFE_INTEGER,
      fieldAt: (field) => FIELD_ORDER.indexOf(field),
    });
    kept.current = {
      placed: same(kept.current.placed, next.placed) ? kept.current.placed : next.placed,
      detached: same(kept.current.detached, next.detached) ? kept.current.detached : next.detached,
    };
    return kept.current;
  }, [session, outline, threads, places]);
}

const same = (a: readonly ThreadView[], b: readonly ThreadView[]): boolean =>
  a.length === b.length && a.every((thread, i) => thread === b[i]);
