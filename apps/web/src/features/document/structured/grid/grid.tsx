import { DndContext, pointerWithin } from '@dnd-kit/core';
import type { Finding } from '@soproekt/domain';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  type UIEvent,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useMediaQuery } from '@mantine/hooks';
import { announce } from '../../../../ui/announcer';
import { useDocumentPage } from '../../hooks/document-context';
import { GridFooter, GridHead, ColumnWidths } from './grid-frame';
import { onGridKey } from './grid-keys';
import { GridMenu, type OpenMenu } from './grid-menu';
import { GridChunk, useChunks } from './grid-chunk';
import { GridTip } from './grid-tip';
import type { CellAddress, GridActions, GridColumn, GridFooterRow, GridRow } from './grid-types';
import { useMarks } from './use-marks';
import { useGridClipboard } from './use-grid-clipboard';
import { useGridHost, useOwnCell } from './use-grid-host';
import { useRowDrag } from './use-row-drag';

export interface GridProps {
  readonly sectionId: string;
  readonly label: string;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly footer?: readonly GridFooterRow[];
  readonly actions: GridActions;
  readonly findings: readonly Finding[];
  /** The cell in which a place of a finding lies; default: the row and column of that name. */
  readonly locate?: (rowId: string, column: string | undefined) => CellAddress | null;
  /** Column by which rows are named; default: the first. */
  readonly nameColumn: string;
  /** As wide as the text, and not as the sheet. */
  readonly narrow?: boolean;
  /** Told the row with the active cell, for buttons beside the table. */
  readonly activeRow?: RefObject<string | null>;
}

/** Room for the handle of a row. */
const TOOLS = 22;
const TOOLS_PHONE = 14;

/** A table that is written like a spreadsheet, by several people at once. */
export function Grid(props: GridProps) {
  const {
    sectionId,
    label,
    rows,
    columns: given,
    footer,
    actions,
    findings,
    locate,
    nameColumn,
    narrow,
    activeRow,
  } = props;
  const { t } = useTranslation('structured');
  const { session, snapshot, view } = useDocumentPage();
  const { writable } = snapshot;
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const root = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const tools = writable && actions.menu !== undefined;

  const columns = useMemo(
    () =>
      given.map((column, i) =>
        i === 0 && tools ? { ...column, width: column.width + (phone ? TOOLS_PHONE : TOOLS) } : column,
      ),
    [given, tools, phone],
  );
  // On a phone only the name stays: two columns would take all the room.
  const lefts = useMemo(() => {
    let left = 0;
    return columns.map((column) => {
      if (!column.frozen || (phone && column.key !== nameColumn)) return null;
      const at = phone ? 0 : left;
      left += column.width;
      return at;
    });
  }, [columns, phone, nameColumn]);

  const openMenu = useCallback((rowId: string, at: { left: number; top: number }) => setMenu({ rowId, ...at }), []);
  const added = useRef<string | null>(null);
  const { host, wants } = useGridHost({
    session,
    sectionId,
    rows,
    columns,
    actions,
    writable,
    openMenu,
    onAdded: (rowId) => {
      added.current = rowId;
    },
  });
  const { store } = host;
  useOwnCell(session, sectionId, store, wants);
  useEffect(
    () =>
      activeRow &&
      store.subscribe(() => {
        activeRow.current = store.active?.rowId ?? null;
      }),
    [store, activeRow],
  );
  const clipboard = useGridClipboard(host);
  const drag = useRowDrag(host, body);

  /** A new row is there one render later than it is asked for. */
  useLayoutEffect(() => {
    const rowId = added.current;
    if (rowId === null || !rows.some((row) => row.id === rowId)) return;
    added.current = null;
    wants.current = true;
    store.activate({
      rowId,
      column: columns.find((column) => column.key === nameColumn)?.key ?? columns[0]?.key ?? '',
    });
  }, [rows, columns, store, wants, nameColumn]);

  const goTo = useCallback(
    (rowId: string, column: string | undefined): boolean => {
      const named = locate ? locate(rowId, column) : { rowId, column: column ?? nameColumn };
      if (!named || !store.rows.includes(named.rowId)) return false;
      const at = store.has(named) ? named : { rowId: named.rowId, column: nameColumn };
      const row = body.current?.querySelector(`tr[data-row="${CSS.escape(at.rowId)}"]`);
      if (row) view.reveal(row.getBoundingClientRect());
      wants.current = true;
      store.activate(at);
      return true;
    },
    [locate, nameColumn, store, view, wants],
  );
  const focusEdge = useCallback(
    (edge: 'start' | 'end') => {
      const rowId = edge === 'start' ? store.rows[0] : store.rows[store.rows.length - 1];
      return rowId !== undefined && goTo(rowId, undefined);
    },
    [goTo, store],
  );
  useEffect(
    () => session.hub.registerTable(sectionId, { goTo, focus: focusEdge }),
    [session, sectionId, goTo, focusEdge],
  );

  const chunks = useChunks(rows);
  const marks = useMarks(findings, sectionId, rows, columns, nameColumn, locate);

  const addBelow = useCallback((): void => {
    const rowId = actions.add?.(store.active?.rowId ?? null);
    if (rowId) added.current = rowId;
  }, [actions, store]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const inside =
      event.target instanceof Element && event.target.closest('td') !== null && root.current?.contains(event.target);
    if (!inside || store.editing || event.defaultPrevented) return;
    const done = onGridKey(event, host, {
      addBelow,
      removeSelected: () => actions.remove?.(store.range().rowIds),
      moveRow: (delta) => {
        const rowId = store.active?.rowId;
        if (rowId && actions.move?.(rowId, delta)) announceMove(rowId);
      },
      openMenu: () => {
        const cell = root.current?.querySelector('td[data-active]')?.getBoundingClientRect();
        if (store.active && cell && tools) openMenu(store.active.rowId, { left: cell.left, top: cell.bottom });
      },
    });
    if (!done) return;
    event.preventDefault();
    // A sign typed into a cell is no shortcut of the page.
    event.stopPropagation();
  };

  const announceMove = (rowId: string): void => {
    requestAnimationFrame(() => {
      const place = store.rows.indexOf(rowId);
      if (place >= 0) announce(t('grid.moved', { number: place + 1, count: store.rows.length }));
    });
  };

  const cellOf = (target: EventTarget | null): CellAddress | null => {
    const cell =
      target instanceof Element && root.current?.contains(target)
        ? target.closest<HTMLElement>('td[data-column]')
        : null;
    const { row: rowId, column } = cell?.dataset ?? {};
    return rowId !== undefined && column !== undefined ? { rowId, column } : null;
  };

  const isActive = (at: CellAddress): boolean => store.active?.rowId === at.rowId && store.active.column === at.column;

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const at = cellOf(event.target);
    if (!at || event.button !== 0 || event.pointerType === 'touch') return;
    if (event.target instanceof Element && event.target.closest('button, a')) return;
    if (store.editing && isActive(at)) return;
    if (!host.commitOpen()) {
      event.preventDefault();
      return;
    }
    wants.current = true;
    store.activate(at, event.shiftKey);
  };
  const onPointerOver = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1 || event.pointerType === 'touch' || store.editing || !wants.current) return;
    const at = cellOf(event.target);
    if (at && writable) store.activate(at, true);
  };
  const onClick = (event: { target: EventTarget | null; nativeEvent: Event }): void => {
    const at = cellOf(event.target);
    const touch = (event.nativeEvent as unknown as { pointerType?: string }).pointerType === 'touch';
    if (!at || !touch || (store.editing && isActive(at))) return;
    if (event.target instanceof Element && event.target.closest('button, a')) return;
    // The first touch shows where one is, the second writes.
    if (isActive(at) && wants.current) return edit(at);
    if (!host.commitOpen()) return;
    wants.current = true;
    store.activate(at);
  };
  const edit = (at: CellAddress): void => {
    const row = rows.find((candidate) => candidate.id === at.rowId);
    const cell = row?.cells[at.column];
    const column = columns.find((candidate) => candidate.key === at.column);
    if (writable && cell && !cell.readOnly && column && column.type !== 'computed') host.beginEdit(at, null);
  };

  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    const at = cellOf(event.target);
    if (!at || store.editing) return;
    const came = !wants.current;
    wants.current = true;
    if (!isActive(at)) store.activate(at);
    else if (came) store.activate(at);
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>): void => {
    const to = event.relatedTarget;
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

  const showEdge = useCallback((): void => {
    const box = body.current;
    if (box) root.current?.toggleAttribute('data-more-end', box.scrollWidth - box.clientWidth - box.scrollLeft > 1);
  }, []);
  useEffect(() => {
    const sizes = new ResizeObserver(showEdge);
    if (body.current) sizes.observe(body.current);
    return () => sizes.disconnect();
  }, [showEdge, columns]);
  const onScroll = (event: UIEvent<HTMLDivElement>): void => {
    if (head.current) head.current.scrollLeft = event.currentTarget.scrollLeft;
    showEdge();
  };

  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const frozen = columns.reduce((sum, column, i) => (lefts[i] === null ? sum : sum + column.width), 0);
  const menuActions = menu && actions.menu ? actions.menu(menu.rowId) : [];

  return (
    <DndContext
      sensors={drag.sensors}
      collisionDetection={pointerWithin}
      onDragMove={drag.onDragMove}
      onDragEnd={drag.onDragEnd}
      onDragCancel={drag.onDragCancel}
    >
      <div
        ref={root}
        className="sp-grid"
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1 + (footer?.length ?? 0)}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-readonly={!writable}
        data-narrow={narrow || undefined}
        data-writable={writable || undefined}
        data-tools={tools || undefined}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerOver={onPointerOver}
        onClick={onClick}
        onDoubleClick={(event) => {
          const at = cellOf(event.target);
          if (at && !store.editing) edit(at);
        }}
        onContextMenu={(event) => {
          const at = cellOf(event.target);
          if (!at || !tools || store.editing) return;
          event.preventDefault();
          store.activate(at);
          openMenu(at.rowId, { left: event.clientX, top: event.clientY });
        }}
        onFocus={onFocus}
        onBlur={onBlur}
        {...clipboard}
      >
        <GridHead ref={head} columns={columns} lefts={lefts} width={width} />
        <div ref={body} className="sp-grid-body" onScroll={onScroll} style={{ scrollPaddingLeft: frozen }}>
          <table role="presentation" className="sp-grid-table" style={{ minWidth: width }}>
            <ColumnWidths columns={columns} />
            <tbody role="rowgroup">
              {chunks.map((chunk) => (
                <GridChunk
                  key={chunk.key}
                  host={host}
                  rows={chunk.rows}
                  from={chunk.from}
                  columns={columns}
                  lefts={lefts}
                  nameColumn={nameColumn}
                  marks={marks}
                  writable={writable}
                  draggable={writable && actions.drop !== undefined}
                  menu={tools}
                />
              ))}
            </tbody>
            {footer && <GridFooter rows={footer} columns={columns} lefts={lefts} from={rows.length} />}
          </table>
          {drag.place && <div className="sp-grid-drop" style={{ top: drag.place.top }} aria-hidden />}
        </div>
        <GridTip grid={root} />
      </div>
      {menu && (
        <GridMenu
          open={menu}
          label={t('grid.menu')}
          actions={menuActions}
          onClose={() => {
            setMenu(null);
            // Back to the cell; an action that leads elsewhere has done so by then.
            wants.current = true;
            if (menu && store.active?.rowId !== menu.rowId) store.activate({ rowId: menu.rowId, column: nameColumn });
            else if (store.active) store.activate(store.active);
          }}
        />
      )}
    </DndContext>
  );
}
