import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { IconChevronDown, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditorValue } from '../hooks/use-session-parts';
import { ToolButton } from './tool-button';

type Chain = ReturnType<Editor['chain']>;

const OPERATIONS: readonly (readonly [string, (chain: Chain) => Chain])[][] = [
  [
    ['rowAbove', (chain) => chain.addRowBefore()],
    ['rowBelow', (chain) => chain.addRowAfter()],
    ['columnLeft', (chain) => chain.addColumnBefore()],
    ['columnRight', (chain) => chain.addColumnAfter()],
  ],
  [
    ['headerRow', (chain) => chain.toggleHeaderRow()],
    ['mergeOrSplit', (chain) => chain.mergeOrSplit()],
  ],
  [
    ['deleteRow', (chain) => chain.deleteRow()],
    ['deleteColumn', (chain) => chain.deleteColumn()],
    ['deleteTable', (chain) => chain.deleteTable()],
  ],
];

/** Inserts a table; within one, its rows and columns. */
export function TableMenu({ editor }: { editor: Editor | null }) {
  const { t } = useTranslation('document');
  const inTable = useEditorValue(editor, (current) => current.isActive('table'), false);
  if (!inTable) {
    return (
      <ToolButton
        label={t('toolbar.table')}
        disabled={editor === null}
        icon={<IconTable size={18} />}
        onClick={() => editor?.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
      />
    );
  }
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      shadow="md"
      withinPortal
      returnFocus={false}
      onClose={() => editor?.commands.focus()}
    >
      <Menu.Target>
        <button
          type="button"
          className="sp-tool sp-tool-wide"
          aria-label={t('toolbar.tableMenu')}
          onMouseDown={(event) => event.preventDefault()}
        >
          <IconTable size={18} aria-hidden />
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown data-keeps-caret>
        {OPERATIONS.map((group, index) => (
          <div key={group[0]?.[0]}>
            {index > 0 && <Menu.Divider />}
            {group.map(([name, run]) => (
              <Menu.Item
                key={name}
                color={name.startsWith('delete') ? 'red' : undefined}
                onClick={() => editor && run(editor.chain().focus()).run()}
              >
                {t(`table.${name}`)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
