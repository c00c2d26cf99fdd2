/** A dialog on its way out still has the focus. */
const DIALOG = '.mantine-Modal-root';

/**
 * Gives the focus to a thread's card when what was done takes away the button or the dialog that had it. Whoever is elsewhere by then,
 * or writes an answer, stays there.
 */
export function backToCard(threadId: string): void {
  const card = document.querySelector<HTMLElement>(`[data-thread-card="${CSS.escape(threadId)}"]`);
  const focused = document.activeElement;
  const lost = !focused || focused === document.body || focused.closest(DIALOG) !== null;
  const onButton = card?.contains(focused) && !focused?.matches('textarea');
  if (card && (lost || onButton)) card.focus({ preventScroll: true });
}
