import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer';
import { useDocumentPage } from '../../hooks/document-context';
import { withLost } from '../../review/lost-words';
import { ReviewContext } from '../../review/review-context';
import { TableCommands } from './table-commands';
import { offerRestore } from './undo-notice';

export interface Table {
  readonly commands: TableCommands;
  /** Takes rows out, with a way back. `also`: what else goes with them, as a sentence; `what`: said in place of their number. */
  readonly remove: (rowIds: readonly string[], also?: string, what?: string) => void;
  /** Goes to a row that has just been added. */
  readonly show: (rowId: string | null, column?: string) => void;
}

/** The commands of a section's tables with what belongs to them on the page. */
export function useTable(sectionId: string): Table {
  const { t } = useTranslation('structured');
  const { session } = useDocumentPage();
  const review = useContext(ReviewContext);
  return useMemo(() => {
    const commands = new TableCommands(session, sectionId);
    return {
      commands,
      remove: (rowIds, also, what) => {
        if (rowIds.length === 0) return;
        const remove = (): void => commands.remove(rowIds);
        const lost = review ? review.lostBy(remove) : (remove(), 0);
        const removed = [what ?? t('grid.removed', { count: rowIds.length }), also].filter(Boolean).join('. ');
        const said = withLost(removed, lost, t);
        announce(said);
        offerRestore(session, sectionId, rowIds, said, () => commands.restore(rowIds));
      },
      show: (rowId, column) => {
        if (rowId === null) return;
        // The row is there after the next render; a closing menu gives the focus back first.
        setTimeout(() => session.hub.goToCell(sectionId, rowId, column), 60);
      },
    };
  }, [session, sectionId, review, t]);
}
