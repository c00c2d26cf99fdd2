import {
  IconArrowDown,
  IconArrowUp,
  IconCopyPlus,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconTrash,
} from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridActions, RowAction } from '../grid/grid-types';
import type { Table } from './use-table';

/** What every row's menu offers; `extra` stands between adding and moving. */
export function useRowMenu(table: Table) {
  const { t } = useTranslation('structured');
  return useCallback(
    (
      actions: GridActions,
      rowId: string,
      { extra = [] }: { extra?: readonly RowAction[] } = {},
    ): readonly RowAction[] => [
      ...(actions.addAbove
        ? [
            {
              key: 'above',
              label: t('row.above'),
              icon: <IconRowInsertTop size={16} />,
              keys: 'Ctrl+Shift+Enter',
              run: () => table.show(actions.addAbove?.(rowId) ?? null),
            },
          ]
        : []),
      {
        key: 'below',
        label: t('row.below'),
        icon: <IconRowInsertBottom size={16} />,
        keys: 'Ctrl+Enter',
        run: () => table.show(actions.add?.(rowId) ?? null),
      },
      ...extra,
      ...(actions.duplicate
        ? [
            {
              key: 'duplicate',
              label: t('row.duplicate'),
              icon: <IconCopyPlus size={16} />,
              run: () => actions.duplicate?.(rowId),
            },
          ]
        : []),
      {
        key: 'up',
        label: t('row.up'),
        icon: <IconArrowUp size={16} />,
        keys: 'Alt+↑',
        divided: true,
        run: () => void actions.move?.(rowId, -1),
      },
      {
        key: 'down',
        label: t('row.down'),
        icon: <IconArrowDown size={16} />,
        keys: 'Alt+↓',
        run: () => void actions.move?.(rowId, 1),
      },
      {
        key: 'remove',
        label: t('row.remove'),
        icon: <IconTrash size={16} />,
        keys: 'Ctrl+Delete',
        danger: true,
        divided: true,
        run: () => actions.remove?.([rowId]),
      },
    ],
    [t, table],
  );
}
