import { useEffect } from 'react';
import type { CollabSession } from '../lib/collab-session';
import type { PageView } from '../lib/page-view';
import type { DocumentMatch, FoundCell } from '../lib/text-find';
import { foundElement, markFound } from '../structured/grid/found-cells';

/** Marks the cells and fields that were found. */
export function useMarkedCells(
  session: CollabSession,
  outline: readonly { readonly id: string }[],
  matches: readonly DocumentMatch[],
  current: DocumentMatch | undefined,
): void {
  useEffect(() => {
    const found = new Map<string, FoundCell[]>();
    for (const { sectionId, cell } of matches) {
      const list = found.get(sectionId);
      if (cell && list) list.push(cell);
      else if (cell) found.set(sectionId, [cell]);
    }
    for (const { id } of outline) {
      for (const { element } of session.hub.searches(id)) {
        const table = element();
        // The calendar has rows by the same names as the plan.
        if (table) markFound(table, found.get(id) ?? [], current?.sectionId === id ? current.cell : undefined);
      }
    }
  }, [session, outline, matches, current]);
}

/** Scrolls a cell into view, down the sheet and within its table; the focus stays in the search. */
export function revealCell(session: CollabSession, view: PageView, sectionId: string, cell: FoundCell): void {
  for (const { element } of session.hub.searches(sectionId)) {
    const table = element();
    const place = table && foundElement(table, cell);
    if (!place) continue;
    view.reveal(place.getBoundingClientRect());
    place.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    return;
  }
}
