import { DndContext, pointerWithin } from '@dnd-kit/core';
import type { Finding } from '@soproekt/domain';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useMediaQuery } from '@mantine/hooks';
import { announce } from '../../../../ui/announcer';
import { useGridReview, type PlaceOfCell } from '../../review/use-grid-review';
import { useDocumentPage } from '../../hooks/document-context';
import { goToSum } from './go-to-sum';
import { GridFooter, GridHead, ColumnWidths, PrintedHead } from './grid-frame';
import { onAdriftKey } from './adrift-keys';
import { onComposingKey, onGridKey } from './grid-keys';
import { GridMenu, type OpenMenu } from './grid-menu';
import { GridChunk, useChunks } from './grid-chunk';
import { GridTip } from './grid-tip';
import type { GridActions, GridColumn, GridFooterRow, GridRow, RowAction, PasteRules } from './grid-types';
import { SUM_ROW } from '../field-row';
import { useLostEdit } from '../lib/lost-edit';
import { useMarks, type Locate } from './use-marks';
import { useGridClipboard } from './use-grid-clipboard';
import { useGridEdge } from './use-grid-edge';
import { useGridHost, useOwnCell } from './use-grid-host';
import { useGridPointer } from './use-grid-pointer';
import { shownTexts } from './shown-tables';
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
  readonly locate?: Locate;
  /** Where a shown cell lies in the document; default: the row and column of that name. */
  readonly placeOf?: PlaceOfCell;
  /** Column by which rows are named; default: the first. */
  readonly nameColumn: string;
  /** How blocks with headings of their own are pasted. */
  readonly paste?: PasteRules;
  /** As wide as the text, and not as the sheet. */
  readonly narrow?: boolean;
  /** Told the row with the active cell, for buttons beside the table. */
  readonly activeRow?: RefObject<string | null>;
}

/** Room for the handle of a row. */
const TOOLS = 22;
const TOOLS_PHONE = 14;
/** On a phone the figures need the room. */
const FIRST_PHONE = 40;
const NAME_PHONE = 124;

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
    placeOf,
    nameColumn,
    paste,
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
      given.map((column, i) => {
        const width = phone
          ? Math.min(column.width, column.flex ? NAME_PHONE : i === 0 ? FIRST_PHONE : Infinity)
          : column.width;
        return { ...column, width: width + (i === 0 && tools ? (phone ? TOOLS_PHONE : TOOLS) : 0) };
      }),
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
  const onLost = useLostEdit(sectionId);
  const { host, wants } = useGridHost({
    session,
    sectionId,
    rows,
    columns,
    actions,
    writable,
    locate,
    openMenu,
    onAdded: (rowId) => {
      added.current = rowId;
    },
    onLost: (lost) => {
      onLost(lost);
      root.current?.focus({ preventScroll: true });
    },
  });
  const { store } = host;
  const review = useGridReview(host, { sectionId, nameColumn, placeOf });
  useOwnCell(session, sectionId, store, wants);
  useEffect(
    () =>
      activeRow &&
      store.subscribe(() => {
        activeRow.current = store.active?.rowId ?? null;
      }),
    [store, activeRow],
  );
  const totals = useRef(footer);
  useLayoutEffect(() => {
    totals.current = footer;
  });
  const totalsNow = useCallback(() => totals.current, []);
  const clipboard = useGridClipboard(host, { sectionId, nameColumn, rules: paste, footer: totalsNow });
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
      if (named?.rowId === SUM_ROW) return goToSum(body.current, named.column, view);
      if (!named || !store.rows.includes(named.rowId)) return false;
      const at = store.has(named) ? named : { rowId: named.rowId, column: nameColumn };
      const row = body.current?.querySelector(`tr[data-row="${CSS.escape(at.rowId)}"]`);
      if (row) view.reveal(row.getBoundingClientRect());
      wants.current = true;
      store.activate(at);
      // One that was active already is not rendered anew, and does not take the focus by itself.
      row?.querySelector<HTMLElement>(`td[data-active][data-column="${CSS.escape(at.column)}"]`)?.focus({
        preventScroll: true,
      });
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
  useEffect(() => {
    const search = { element: () => root.current, texts: () => shownTexts(host.current()) };
    return session.hub.registerTable(sectionId, { goTo, focus: focusEdge, search });
  }, [session, sectionId, goTo, focusEdge, host]);

  const chunks = useChunks(rows);
  const marks = useMarks(findings, { sectionId, rows, columns, nameColumn, locate });

  const addBelow = useCallback((): void => {
    const rowId = actions.add?.(store.active?.rowId ?? null);
    if (rowId) added.current = rowId;
  }, [actions, store]);

  const addAbove = useCallback((): void => {
    const rowId = store.active && actions.addAbove?.(store.active.rowId);
    if (rowId) added.current = rowId;
  }, [actions, store]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (store.isAdrift && event.target === root.current) return onAdriftKey(event, store, wants);
    const inside =
      event.target instanceof Element && event.target.closest('td') !== null && root.current?.contains(event.target);
    if (!inside || store.editing || event.defaultPrevented) return;
    if (onComposingKey(event, host)) return;
    const done =
      review.onKey(event) ||
      onGridKey(event, host, {
        addBelow,
        addAbove,
        removeSelected: () => actions.remove?.(store.range().rowIds),
        moveRow: (delta) => {
          const rowId = store.active?.rowId;
          if (rowId && actions.move?.(rowId, delta)) announceMove(rowId);
        },
        level: (to) => {
          const rowId = store.active?.rowId;
          if (!rowId || !actions.level) return false;
          actions.level(rowId, to);
          return true;
        },
        openMenu: () => {
          const cell = root.current?.querySelector('td[data-active]')?.getBoundingClientRect();
          if (store.active && cell && menuOf(store.active.rowId).length > 0)
            openMenu(store.active.rowId, { left: cell.left, top: cell.bottom });
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

  const menuOf = (rowId: string): readonly RowAction[] =>
    ((tools && actions.menu?.(rowId, store.active?.rowId === rowId ? store.active.column : undefined)) || []).concat(
      review.actions(rowId),
    );

  const pointer = useGridPointer(host, { root, wants, menuOf, openMenu });
  const edge = useGridEdge({ root, head, body, columns });

  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const frozen = columns.reduce((sum, column, i) => (lefts[i] === null ? sum : sum + column.width), 0);
  const menuActions = menu ? menuOf(menu.rowId) : [];

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
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={rows.length + 1 + (footer?.length ?? 0)}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-readonly={!writable}
        data-narrow={narrow || undefined}
        data-writable={writable || undefined}
        data-tools={tools || undefined}
        onKeyDown={onKeyDown}
        {...pointer}
        {...clipboard}
      >
        <GridHead ref={head} columns={columns} lefts={lefts} width={width} />
        <div ref={body} className="sp-grid-body" onScroll={edge.onScroll} style={{ scrollPaddingLeft: frozen }}>
          <table role="presentation" className="sp-grid-table" style={{ minWidth: width }}>
            <ColumnWidths columns={columns} />
            <PrintedHead columns={columns} />
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
            {footer && (
              <GridFooter rows={footer} columns={columns} lefts={lefts} from={rows.length} marks={marks[SUM_ROW]} />
            )}
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
