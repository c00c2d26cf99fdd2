/** The tables of a section as they are shown, heads and sums with them: for copying the whole document. */
export function shownTables(section: HTMLElement | null): string[][][] {
  return [...(section?.querySelectorAll('.sp-grid') ?? [])].map((grid) =>
    [...grid.querySelectorAll('[role="row"]')].map((row) => [...row.children].map(cellText)),
  );
}

/** Without what stands in a cell beside its value. */
function cellText(cell: Element): string {
  if (cell.getAttribute('role') === 'columnheader') return cell.getAttribute('aria-label') ?? '';
  const copy = cell.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll('.sp-grid-peer, .sp-sr-only, .sp-grid-grip')) part.remove();
  const parts = [...copy.querySelectorAll('.sp-grid-part')].map((part) => part.textContent ?? '');
  return parts.length > 0 ? parts.join(', ') : (copy.textContent ?? '');
}
