import { getSection, restoreRow, restoreSection, rowRemoval, setCells } from '@soproekt/documents';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../../app/queries/workspace';
import { announce } from '../../../../ui/announcer';
import { notifyUndo } from '../../../../ui/notify';
import { useDocumentPage } from '../../hooks/document-context';
import { STRUCTURE_ORIGIN } from '../../lib/history';
import type { Draft } from '../grid/grid-host';
import type { CellAddress } from '../grid/grid-types';
import { TableCommands } from './table-commands';

/** A cell that was being written in when its row was taken away, with what was not stored yet. */
export interface LostEdit {
  readonly at: CellAddress;
  readonly draft: Draft | null;
}

/** Long enough to look up from the keyboard and read. */
const STAYS = 30_000;
const SHOWN = 80;

/** Says that the row or the section in which one was writing was removed, and offers the way back with what was typed. */
export function useLostEdit(sectionId: string): (lost: LostEdit) => void {
  const { t } = useTranslation('structured');
  const { session, detail } = useDocumentPage();
  const { member } = useParties(detail.workspaceId);

  return useCallback(
    ({ at, draft }) => {
      const { doc, hub } = session;
      const section = getSection(doc, sectionId)?.removed ?? null;
      const row = rowRemoval(doc, sectionId, at.rowId);
      const removed = section ?? row?.removed;
      // Gone by an undo of one's own, or the page was left.
      if (!removed) return;
      const restore = (): void => {
        new TableCommands(session, sectionId).step(at, () =>
          doc.transact(() => {
            if (section) restoreSection(doc, sectionId);
            if (row) restoreRow(doc, sectionId, row.rowId);
            if (draft?.value !== undefined) setCells(doc, sectionId, [{ ...at, value: draft.value }]);
          }, STRUCTURE_ORIGIN),
        );
        // The row is there after the next render.
        setTimeout(() => hub.goToCell(sectionId, at.rowId, at.column), 60);
      };
      const name = removed.by === session.userId ? undefined : member(removed.by)?.name;
      const said = [
        t(section ? 'grid.lost.section' : 'grid.lost.row'),
        name ? t('grid.lost.by', { name }) : '',
        draft?.text ? t('grid.lost.draft', { text: draft.text.slice(0, SHOWN) }) : '',
      ]
        .filter(Boolean)
        .join(' ');
      announce(said, 'assertive');
      notifyUndo(said, restore, { label: t('grid.lost.restore'), stays: STAYS });
    },
    [session, sectionId, member, t],
  );
}
