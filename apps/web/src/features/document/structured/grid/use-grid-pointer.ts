import {
  useCallback,
  useEffect,
  useRef,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { useDocumentPage } from '../../hooks/document-context';
import type { GridHost } from './grid-host';
import type { CellAddress, RowAction } from './grid-types';

interface Parts {
  readonly root: RefObject<HTMLElement | null>;
  readonly wants: RefObject<boolean>;
  readonly menuOf: (rowId: string) => readonly RowAction[];
  readonly openMenu: GridHost['openMenu'];
}

/** Pointer, touch and focus in the cells of a grid. */
export function useGridPointer(host: GridHost, { root, wants, menuOf, openMenu }: Parts) {
  const { view } = useDocumentPage();
  const { store } = host;
  const touchedAgain = useRef(false);
  /** The press began in a cell: drawn on, it marks a block. One at the handle of a row moves that. */
  const pressed = useRef(false);

  const cellOf = (target: EventTarget | null): CellAddress | null => {
    const cell =
      target instanceof Element && root.current?.contains(target)
        ? target.closest<HTMLElement>('td[data-column]')
        : null;
    const { row: rowId, column } = cell?.dataset ?? {};
    return rowId !== undefined && column !== undefined ? { rowId, column } : null;
  };

  const isActive = (at: CellAddress): boolean => store.active?.rowId === at.rowId && store.active.column === at.column;

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const at = cellOf(event.target);
    // Before the browser moves the focus: the click comes when the cell has it in any case.
    pressed.current = false;
    touchedAgain.current = at !== null && isActive(at) && wants.current;
    if (!at || event.button !== 0 || event.pointerType === 'touch') return;
    if (event.target instanceof Element && event.target.closest('button, a')) return;
    if (store.editing && isActive(at)) return;
    if (!host.commitOpen()) {
      event.preventDefault();
      return;
    }
    wants.current = true;
    pressed.current = true;
    store.activate(at, event.shiftKey);
  };
  const onPointerOver = (event: PointerEvent<HTMLElement>): void => {
    if (!pressed.current || event.buttons !== 1 || store.editing || !wants.current) return;
    const at = cellOf(event.target);
    if (at && host.current().writable) store.activate(at, true);
  };
  const onClick = (event: { target: EventTarget | null; nativeEvent: Event }): void => {
    const at = cellOf(event.target);
    const touch = (event.nativeEvent as unknown as { pointerType?: string }).pointerType === 'touch';
    if (!at || !touch || (store.editing && isActive(at))) return;
    if (event.target instanceof Element && event.target.closest('button, a')) return;
    // The first touch shows where one is, the second writes.
    if (touchedAgain.current) return edit(at);
    if (!host.commitOpen()) return;
    wants.current = true;
    store.activate(at);
  };
  const edit = (at: CellAddress): void => {
    const { rows, columns, writable } = host.current();
    const row = rows.find((candidate) => candidate.id === at.rowId);
    const cell = row?.cells[at.column];
    const column = columns.find((candidate) => candidate.key === at.column);
    if (column?.lead) return column.lead(at.rowId);
    if (writable && cell && !cell.readOnly && column && column.type !== 'computed') host.beginEdit(at, null);
  };

  // An attribute, and not `:has()`: that looks through all cells of all tables with each step from one to the next.
  const setInTable = useCallback((here: boolean) => view.element?.toggleAttribute('data-in-table', here), [view]);
  useEffect(() => () => void setInTable(false), [setInTable]);
  // Let go outside of the table the press ends all the same.
  useEffect(() => {
    const end = (): void => {
      pressed.current = false;
    };
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, []);

  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    setInTable(true);
    const at = cellOf(event.target);
    if (!at || store.editing) return;
    const came = !wants.current;
    wants.current = true;
    if (!isActive(at)) store.activate(at);
    else if (came) store.activate(at);
  };
  const onBlur = (event: FocusEvent<HTMLElement>): void => {
    const to = event.relatedTarget;
    if (!(to instanceof Element && root.current?.contains(to))) setInTable(false);
    const within =
      to instanceof Element && (root.current?.contains(to) || to.closest(`[data-grid-popover="${host.id}"]`));
    // Another window took the focus, or the cell itself was taken away: one is still here.
    if (within || !document.hasFocus() || !(event.target as Element).isConnected) return;
    if (to instanceof Element && to.closest('[data-keeps-caret]')) return;
    if (to === null && store.editing) return;
    if (!host.commitOpen()) return;
    wants.current = false;
    if (store.active) store.activate(store.active);
  };

  return {
    onPointerDown,
    onPointerOver,
    onClick,
    onFocus,
    onBlur,
    onDoubleClick: (event: MouseEvent): void => {
      const at = cellOf(event.target);
      if (at && !store.editing) edit(at);
    },
    onContextMenu: (event: MouseEvent): void => {
      const at = cellOf(event.target);
      if (!at || store.editing) return;
      store.activate(at);
      if (menuOf(at.rowId).length === 0) return;
      event.preventDefault();
      openMenu(at.rowId, { left: event.clientX, top: event.clientY });
    },
  };
}
