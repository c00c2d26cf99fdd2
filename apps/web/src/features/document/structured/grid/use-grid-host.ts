import { useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { CollabSession } from '../../lib/collab-session';
import { ReviewContext } from '../../review/review-context';
import { ThreadCells } from '../../review/thread-cells';
import type { LostEdit } from '../lib/lost-edit';
import type { GridHost, Leave, OpenEditor } from './grid-host';
import { GridStore } from './grid-store';
import type { GridActions, GridColumn, GridRow } from './grid-types';
import { RemoteCells } from './remote-cells';
import type { Locate } from './use-marks';

interface Wiring {
  readonly session: CollabSession;
  readonly sectionId: string;
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly actions: GridActions;
  readonly writable: boolean;
  readonly locate?: Locate;
  readonly openMenu: GridHost['openMenu'];
  /** A row was added behind the last one by Tab. */
  readonly onAdded: (rowId: string) => void;
  /** The row, or the whole table, was taken away while its editor was open. */
  readonly onLost: (lost: LostEdit) => void;
}

/** Ties rows, selection and editors of one grid together. */
export function useGridHost(wiring: Wiring): { host: GridHost; wants: RefObject<boolean> } {
  const { session, sectionId, rows, columns } = wiring;
  const id = useId();
  const latest = useRef(wiring);
  const wants = useRef(false);
  const open = useRef<OpenEditor | null>(null);
  useLayoutEffect(() => {
    latest.current = wiring;
  });

  const review = useContext(ReviewContext);
  const { store, remote, threads } = useMemo(
    () => ({
      store: new GridStore(),
      remote: new RemoteCells(session.awareness, sectionId),
      threads: new ThreadCells(review, sectionId),
    }),
    [session, sectionId, review],
  );
  useEffect(() => threads.setLocate(wiring.locate), [threads, wiring.locate]);
  useEffect(() => () => remote.destroy(), [remote]);

  const host = useMemo<GridHost>(() => {
    const commitOpen = (): boolean => {
      if (!store.editing) return true;
      if (open.current && !open.current.commit()) return false;
      store.endEdit();
      return true;
    };
    return {
      id,
      store,
      remote,
      threads,
      current: () => latest.current,
      wantsFocus: () => wants.current,
      registerEditor: (editor) => {
        open.current = editor;
        return () => {
          if (open.current === editor) open.current = null;
        };
      },
      commitOpen,
      leave: (where: Leave) => {
        wants.current = true;
        if (!commitOpen()) return;
        if (where === 'down') store.enter(1);
        else if (where === 'up') store.enter(-1);
        else if (where === 'left') store.tab(-1);
        else if (where === 'right' && !store.tab(1)) {
          const added = latest.current.actions.add?.(store.active?.rowId ?? null);
          if (added) latest.current.onAdded(added);
        }
      },
      openMenu: (rowId, at) => latest.current.openMenu(rowId, at),
      beginEdit: (at, seed) => {
        if (!commitOpen()) return;
        wants.current = true;
        store.activate(at);
        store.edit(seed);
      },
      cut: () => session.history.cut(),
      mark: () => session.history.depth,
      backTo: (mark) => session.history.undoTo(mark),
    };
  }, [id, store, remote, threads, session]);

  // Before the browser paints: rows read their state from the store while they render.
  const rowIds = useMemo(() => rows.map((row) => row.id), [rows]);
  const keys = useMemo(() => columns.map((column) => column.key), [columns]);
  useLayoutEffect(() => {
    // The editor has gone with its row, and is taken off the books only after this.
    const lost = store.setShape(rowIds, keys);
    if (lost) latest.current.onLost({ at: lost, draft: open.current?.draft?.() ?? null });
  }, [store, rowIds, keys]);
  useLayoutEffect(
    () => () => {
      if (store.editing && store.active)
        latest.current.onLost({ at: store.active, draft: open.current?.draft?.() ?? null });
    },
    [store],
  );

  return { host, wants };
}

/** Tells others which cell one is in, and that one has left. */
export function useOwnCell(
  session: CollabSession,
  sectionId: string,
  store: GridStore,
  wants: RefObject<boolean>,
): void {
  useEffect(() => {
    const tell = (): void => {
      const { awareness } = session;
      const local = awareness.getLocalState();
      const at = wants.current ? store.active : null;
      const known = local?.['cell'] as { sectionId: string; rowId: string; column: string } | null | undefined;
      if (!local || (!at && known?.sectionId !== sectionId)) return;
      if (at && known?.sectionId === sectionId && known.rowId === at.rowId && known.column === at.column) return;
      const cell = at && { sectionId, rowId: at.rowId, column: at.column };
      awareness.setLocalState({ ...local, cell, ...(cell && { section: sectionId, cursor: null }) });
    };
    const stop = store.subscribe(tell);
    return () => {
      stop();
      wants.current = false;
      tell();
    };
  }, [session, sectionId, store, wants]);
}
