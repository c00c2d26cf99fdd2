import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer';
import { notifyUndo } from '../../../../ui/notify';
import { useDocumentPage } from '../../hooks/document-context';
import { TableCommands } from './table-commands';

export interface Table {
  readonly commands: TableCommands;
  /** Takes rows out, with a way back. */
  readonly remove: (rowIds: readonly string[]) => void;
  /** Goes to a row that has just been added. */
  readonly show: (rowId: string | null, column?: string) => void;
}

/** The commands of a section's tables with what belongs to them on the page. */
export function useTable(sectionId: string): Table {
  const { t } = useTranslation('structured');
  const { session } = useDocumentPage();
  return useMemo(() => {
    const commands = new TableCommands(session, sectionId);
    return {
      commands,
      remove: (rowIds) => {
        if (rowIds.length === 0) return;
        commands.remove(rowIds);
        const said = t('grid.removed', { count: rowIds.length });
        announce(said);
        notifyUndo(said, () => commands.restore(rowIds));
      },
      show: (rowId, column) => {
        if (rowId === null) return;
        // The row is there after the next render; a closing menu gives the focus back first.
        setTimeout(() => session.hub.goToCell(sectionId, rowId, column), 60);
      },
    };
  }, [session, sectionId, t]);
}
