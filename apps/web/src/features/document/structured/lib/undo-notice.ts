import { listRows } from '@soproekt/documents';
import { notifyUndo } from '../../../../ui/notify';
import type { CollabSession } from '../../lib/collab-session';
import type { CellAddress } from '../grid/grid-types';

type Session = Pick<CollabSession, 'doc' | 'history' | 'hub'>;

/** React shows the rows as they are before one of them is gone to. */
const RENDERED = 60;

/**
 * Offers to undo the step that was just made, and only that one: the offer is gone as soon as there is another step, or
 * this one is undone by keyboard.
 * @param back where the focus goes
 */
export function offerUndo(
  { doc, history, hub }: Session,
  message: string,
  back: CellAddress & { readonly sectionId: string },
): void {
  const { depth } = history;
  const watch = (): void => {
    if (history.depth === depth) return;
    doc.off('afterTransaction', watch);
    close();
  };
  const close = notifyUndo(message, () => {
    doc.off('afterTransaction', watch);
    if (history.depth === depth) history.undo();
    setTimeout(() => hub.goToCell(back.sectionId, back.rowId, back.column), RENDERED);
  });
  doc.on('afterTransaction', watch);
}

/** Offers to put removed rows back, until they are there again by whatever way; the focus then goes to the first. */
export function offerRestore(
  { doc, hub }: Session,
  sectionId: string,
  rowIds: readonly string[],
  message: string,
  restore: () => void,
): void {
  const areThere = (): boolean => {
    const there = new Set(listRows(doc, sectionId).map(({ id }) => id));
    return rowIds.every((id) => there.has(id));
  };
  const watch = (): void => {
    if (!areThere()) return;
    doc.off('afterTransaction', watch);
    close();
  };
  const close = notifyUndo(message, () => {
    doc.off('afterTransaction', watch);
    if (!areThere()) restore();
    setTimeout(() => rowIds[0] !== undefined && hub.goToCell(sectionId, rowIds[0]), RENDERED);
  });
  doc.on('afterTransaction', watch);
}
