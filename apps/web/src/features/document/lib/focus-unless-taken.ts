import type { RefObject } from 'react';

/** After the dialog has tried to give the focus back itself. */
const AFTER = 30;

/** Focuses an element once a dialog has closed, unless the focus has found another place outside of it. */
export function focusUnlessTaken(element: RefObject<HTMLElement | null>): void {
  setTimeout(() => {
    const at = document.activeElement;
    if (!at || at === document.body || at.closest('[role="dialog"]')) element.current?.focus({ preventScroll: true });
  }, AFTER);
}
