import type { KeyboardEvent } from 'react';
import type { GridHost } from './grid-host';
import { clearing, fillingDown, isWritable } from './paste-block';

/** Rows by which Page Up and Page Down move. */
const PAGE = 10;

/** What the grid does besides moving and writing. */
export interface KeyActions {
  readonly addBelow: () => void;
  readonly addAbove: () => void;
  readonly removeSelected: () => void;
  readonly moveRow: (delta: 1 | -1) => void;
  /** Puts the row a level in or out. @returns false where there are no levels */
  readonly level: (to: 'in' | 'out') => boolean;
  readonly openMenu: () => void;
}

/**
 * Opens an empty editor for what an input method or a dead key begins to write: it then writes there. The key itself must
 * take its way.
 */
export function onComposingKey({ key, nativeEvent }: KeyboardEvent, host: GridHost): boolean {
  if (key !== 'Process' && key !== 'Dead' && key !== 'Unidentified' && !nativeEvent.isComposing) return false;
  const at = host.store.active;
  const { rows, columns, writable } = host.current();
  const row = rows.find((candidate) => candidate.id === at?.rowId);
  const column = columns.find((candidate) => candidate.key === at?.column);
  if (at && row && column && writable && isWritable(row, column)) host.beginEdit(at, '');
  return true;
}

/**
 * The keys of a spreadsheet while no editor is open (WAI-ARIA grid pattern). By `code` where a letter counts, so that
 * they work in every layout.
 * @returns false when the key means nothing here
 */
export function onGridKey(event: KeyboardEvent, host: GridHost, act: KeyActions): boolean {
  const { store } = host;
  const { rows, columns, actions, writable } = host.current();
  const { key, code, shiftKey, altKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  const at = store.active ?? store.stop();
  if (!at) return false;
  const row = rows.find((candidate) => candidate.id === at.rowId);
  const column = columns.find((candidate) => candidate.key === at.column);
  if (!row || !column) return false;
  const far = rows.length;
  const wide = columns.length;

  if (altKey && !ctrl && !shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    if (writable) act.moveRow(key === 'ArrowUp' ? -1 : 1);
    return true;
  }
  if (altKey && !ctrl && !shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    return writable && act.level(key === 'ArrowRight' ? 'in' : 'out');
  }
  if (altKey) return false;

  switch (key) {
    case 'ArrowUp':
      return moved(ctrl ? -far : -1, 0);
    case 'ArrowDown':
      return moved(ctrl ? far : 1, 0);
    case 'ArrowLeft':
      return moved(0, ctrl ? -wide : -1);
    case 'ArrowRight':
      return moved(0, ctrl ? wide : 1);
    case 'PageUp':
      return moved(-PAGE, 0);
    case 'PageDown':
      return moved(PAGE, 0);
    case 'Home':
      return moved(ctrl ? -far : 0, -wide);
    case 'End':
      return moved(ctrl ? far : 0, wide);
    case 'Tab':
      // Out of the table at its ends: nobody is caught in it.
      return !ctrl && store.tab(shiftKey ? -1 : 1);
    case 'F2':
      return edit(null);
    case 'Enter':
      if (ctrl) return writable && ((shiftKey ? act.addAbove : act.addBelow)(), true);
      if (shiftKey) return (store.enter(-1), true);
      return edit(null) || (store.enter(1), true);
    case 'Insert':
      return writable && !ctrl && !shiftKey && (act.addBelow(), true);
    case 'Delete':
    case 'Backspace':
      if (!writable) return false;
      if (ctrl) {
        act.removeSelected();
        return true;
      }
      actions.set(clearing(store.range(), rows, columns));
      return true;
    case 'Escape':
      if (store.range().rowIds.length * store.range().columns.length <= 1) return false;
      store.activate(at);
      return true;
    case 'ContextMenu':
      act.openMenu();
      return true;
    case 'F10':
      if (!shiftKey) return false;
      act.openMenu();
      return true;
  }

  if (ctrl) {
    if (code === 'KeyA') {
      store.selectAll();
      return true;
    }
    if (code === 'KeyD' && writable) {
      actions.set(fillingDown(store.range(), rows, columns));
      return true;
    }
    return false;
  }
  if (key === ' ' && shiftKey) {
    store.activate({ rowId: at.rowId, column: columns[0]?.key ?? at.column });
    store.move(0, wide, true);
    return true;
  }
  return [...key].length === 1 && edit(key === ' ' && column.type !== 'text' ? null : key);

  function moved(byRows: number, byColumns: number): true {
    store.move(byRows, byColumns, shiftKey && key !== 'Enter');
    return true;
  }

  function edit(seed: string | null): boolean {
    if (at && column?.lead && seed === null) {
      column.lead(at.rowId);
      return true;
    }
    if (!at || !row || !column || !writable || !isWritable(row, column)) return false;
    host.beginEdit(at, seed);
    return true;
  }
}
