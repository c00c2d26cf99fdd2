import type { PageView } from '../../lib/page-view';

/** The sum of a column takes the focus; it is no cell that one can write in. */
export function goToSum(body: HTMLElement | null, column: string, view: PageView): boolean {
  const sum = body?.querySelector<HTMLElement>(`td[data-sum="${CSS.escape(column)}"][tabindex]`);
  if (!sum) return false;
  view.reveal(sum.getBoundingClientRect());
  sum.focus({ preventScroll: true });
  sum.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  return true;
}
