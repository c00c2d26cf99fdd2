import { cellWords, getSection, QUOTE_MAX } from '@soproekt/documents';
import { IconMessagePlus, IconPencilPlus } from '@tabler/icons-react';
import { useContext, useMemo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenValue } from '../../../i18n/chosen-values';
import { useDocumentPage } from '../hooks/document-context';
import type { GridHost } from '../structured/grid/grid-host';
import type { CellAddress, GridColumn, GridRow, RowAction } from '../structured/grid/grid-types';
import { isWritable } from '../structured/grid/paste-block';
import { ReviewContext } from './review-context';
import { useBegin } from './use-begin';

/** Where a cell lies in the document, for tables that show rows of another section; null: nothing can be said about it. */
export type PlaceOfCell = (at: CellAddress) => CellAddress | null;

export interface GridReview {
  /** What a row's menu offers besides its own. */
  readonly actions: (rowId: string) => readonly RowAction[];
  /** @returns false when the key means nothing here */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Remarks on rows and cells, from the menu of the row and by Ctrl+Alt+M. */
export function useGridReview(
  host: GridHost,
  { sectionId, nameColumn, placeOf }: { sectionId: string; nameColumn: string; placeOf?: PlaceOfCell },
): GridReview {
  const { t } = useTranslation('review');
  const store = useContext(ReviewContext);
  const { begin } = useBegin();
  const { session } = useDocumentPage();
  const kind = getSection(session.doc, sectionId)?.kind ?? '';
  return useMemo(() => {
    const find = (rowId: string): { row: GridRow; column: GridColumn | undefined } | null => {
      const { rows, columns } = host.current();
      const row = rows.find(({ id }) => id === rowId);
      const active = host.store.active?.rowId === rowId ? host.store.active.column : null;
      const column = columns.find(({ key, type }) => key === active && type !== 'computed' && row?.cells[key]);
      return row ? { row, column } : null;
    };
    // References are stored by keys that say nothing elsewhere; of a very long text only the beginning is quoted.
    const takesProposals = (row: GridRow, column: GridColumn): boolean =>
      !placeOf &&
      (column.type === 'text' || column.type === 'number' || chosenValue(kind, column.key) !== null) &&
      isWritable(row, column) &&
      quoteOf(row, column, true).length <= QUOTE_MAX;
    const onCell = (rowId: string, column: GridColumn, row: GridRow, proposes: boolean): void => {
      const at = placeOf ? placeOf({ rowId, column: column.key }) : { rowId, column: column.key };
      if (at) void begin({ sectionId, ...at, quote: quoteOf(row, column, proposes) }, proposes);
    };
    const onRow = (rowId: string, row: GridRow): void =>
      void begin({ sectionId, rowId, quote: row.cells[nameColumn]?.text ?? '' }, false);
    return {
      actions: (rowId) => {
        const found = store?.mayBegin ? find(rowId) : null;
        if (!found) return [];
        const { row, column } = found;
        const hasPlace = column !== undefined && (!placeOf || placeOf({ rowId, column: column.key }) !== null);
        const actions: RowAction[] = [];
        if (column && hasPlace) {
          actions.push({
            key: 'remark-cell',
            label: t('begin.cell'),
            icon: <IconMessagePlus size={16} />,
            keys: 'Ctrl+Alt+M',
            run: () => onCell(rowId, column, row, false),
          });
          if (takesProposals(row, column)) {
            actions.push({
              key: 'propose-value',
              label: t('begin.value'),
              icon: <IconPencilPlus size={16} />,
              keys: 'Ctrl+Alt+Shift+M',
              run: () => onCell(rowId, column, row, true),
            });
          }
        }
        if (!placeOf) {
          actions.push({
            key: 'remark-row',
            label: t('begin.row'),
            icon: <IconMessagePlus size={16} />,
            run: () => onRow(rowId, row),
          });
        }
        return actions.map((action, i) => (i === 0 ? { ...action, divided: true } : action));
      },
      onKey: (event) => {
        const { active } = host.store;
        if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey) || !active) return false;
        const found = store?.mayBegin ? find(active.rowId) : null;
        if (!found) return false;
        const { row, column } = found;
        if (column) onCell(active.rowId, column, row, event.shiftKey && takesProposals(row, column));
        else if (!placeOf) onRow(active.rowId, row);
        return true;
      },
    };
  }, [host, store, begin, t, sectionId, kind, nameColumn, placeOf]);
}

/** As it is shown; numbers, texts and what a proposal replaces as the server compares them. */
function quoteOf(row: GridRow, { key, type }: GridColumn, proposes: boolean): string {
  const cell = row.cells[key];
  return proposes || type === 'text' || type === 'number' ? cellWords(cell?.value) : (cell?.text ?? '');
}
