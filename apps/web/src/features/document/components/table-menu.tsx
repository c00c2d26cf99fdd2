import { Menu, type MenuItemProps } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { TableMap } from '@tiptap/pm/tables';
import { IconChevronDown, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditorValue } from '../hooks/use-session-parts';
import { ToolButton } from './tool-button';

type Chain = ReturnType<Editor['chain']>;
type Run = (chain: Chain) => Chain;

const INSERTIONS: readonly (readonly [string, Run])[] = [
  ['rowAbove', (chain) => chain.addRowBefore()],
  ['rowBelow', (chain) => chain.addRowAfter()],
  ['columnLeft', (chain) => chain.addColumnBefore()],
  ['columnRight', (chain) => chain.addColumnAfter()],
];

const HEADERS = [
  ['headerRow', (chain: Chain) => chain.toggleHeaderRow()],
  ['headerColumn', (chain: Chain) => chain.toggleHeaderColumn()],
] as const;

const CELLS = [
  ['merge', (chain: Chain) => chain.mergeCells()],
  ['split', (chain: Chain) => chain.splitCell()],
] as const;

const DELETIONS: readonly (readonly [string, Run])[] = [
  ['deleteRow', (chain) => chain.deleteRow()],
  ['deleteColumn', (chain) => chain.deleteColumn()],
  ['deleteTable', (chain) => chain.deleteTable()],
];

interface TableState {
  readonly merge: boolean;
  readonly split: boolean;
  readonly headerRow: boolean;
  readonly headerColumn: boolean;
}

/** What holds for the table at the caret; null outside of tables. */
function readTable(editor: Editor): TableState | null {
  const { $from } = editor.state.selection;
  let depth = $from.depth;
  while (depth > 0 && $from.node(depth).type.name !== 'table') depth -= 1;
  if (depth === 0) return null;
  const table = $from.node(depth);
  const { map, width, height } = TableMap.get(table);
  const isHeader = (row: number, column: number): boolean =>
    table.nodeAt(map[row * width + column] ?? 0)?.type.name === 'tableHeader';
  const rows = Array.from({ length: height }, (_, row) => row);
  const columns = Array.from({ length: width }, (_, column) => column);
  return {
    merge: editor.can().mergeCells(),
    split: editor.can().splitCell(),
    headerRow: columns.every((column) => isHeader(0, column)),
    headerColumn: rows.every((row) => isHeader(row, 0)),
  };
}

/** Inserts a table; within one, its rows and columns. */
export function TableMenu({ editor }: { editor: Editor | null }) {
  const { t } = useTranslation('document');
  const state = useEditorValue(editor, readTable, null);
  const item = ([name, run]: readonly [string, Run], props?: MenuItemProps) => (
    <Menu.Item key={name} onClick={() => editor && run(editor.chain().focus()).run()} {...props}>
      {t(`table.${name}`)}
    </Menu.Item>
  );
  if (!state) {
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
        {INSERTIONS.map((entry) => item(entry))}
        <Menu.Divider />
        {HEADERS.map(([name, run]) => (
          <Menu.CheckboxItem
            key={name}
            checked={state[name]}
            closeMenuOnClick
            onChange={() => editor && run(editor.chain().focus()).run()}
          >
            {t(`table.${name}`)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        {CELLS.map((entry) => item(entry, { disabled: !state[entry[0]] }))}
        <Menu.Divider />
        {DELETIONS.map((entry) => item(entry, { color: 'red' }))}
      </Menu.Dropdown>
    </Menu>
  );
}
