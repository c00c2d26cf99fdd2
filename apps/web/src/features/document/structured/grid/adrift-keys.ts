import type { KeyboardEvent, RefObject } from 'react';
import type { GridStore } from './grid-store';

const ARROWS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

/**
 * Keys after the row that was being written in was taken away. Whoever looks at the keyboard types on: that must not land
 * in another row. An arrow leads to the neighbouring cell; shortcuts and Tab go their way.
 */
export function onAdriftKey(event: KeyboardEvent, store: GridStore, wants: RefObject<boolean>): void {
  if (event.ctrlKey || event.metaKey || event.key === 'Tab' || /^F\d+$/.test(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  const at = store.stop();
  if (!at || !ARROWS.has(event.key)) return;
  wants.current = true;
  store.activate(at);
}
