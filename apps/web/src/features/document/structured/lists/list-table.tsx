import { Button } from '@mantine/core';
import type { RowInput } from '@soproekt/documents';
import { IconPlus } from '@tabler/icons-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useDocumentPage } from '../../hooks/document-context';
import { useSectionFindings } from '../findings-context';
import { Grid } from '../grid/grid';
import type { CellChange, GridColumn, GridRow, PasteRules, RowAction } from '../grid/grid-types';
import { useStableRows } from '../grid/stable-rows';
import { flatActions } from '../lib/flat-actions';
import { useRowMenu } from '../lib/use-row-menu';
import { useTable } from '../lib/use-table';
import { TableEmpty } from '../table-empty';

interface Props {
  sectionId: string;
  label: string;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  nameColumn: string;
  /** A new row as it begins. */
  fresh: () => Omit<RowInput, 'afterId'>;
  add: string;
  empty: { title: string; text: string };
  narrow?: boolean;
  /** How blocks with headings of their own are pasted. */
  paste?: PasteRules;
  /** Takes the changes that do not belong into this table's rows, and gives the others back. */
  divert?: (changes: readonly CellChange[], joined?: boolean) => readonly CellChange[];
  /** Place of a row in the whole list, where several tables share one. */
  indexOf?: (rowId: string) => number;
  /** What the menu of a row offers beyond the usual. */
  extra?: (rowId: string) => readonly RowAction[];
  /** A quiet line in place of the empty state: there are tables beside it. */
  brief?: boolean;
}

/** A table whose rows all stand on one level, with its empty state and the button that adds a row. */
export function ListTable(props: Props) {
  const { sectionId, label, columns, nameColumn, fresh, add, empty, narrow, paste, divert, indexOf, brief } = props;
  const { snapshot } = useDocumentPage();
  const findings = useSectionFindings(sectionId);
  const table = useTable(sectionId);
  const rowMenu = useRowMenu(table);
  const rows = useStableRows(props.rows);

  const { extra } = props;
  const latest = useRef({ rows, fresh, divert, indexOf, extra });
  useLayoutEffect(() => {
    latest.current = { rows, fresh, divert, indexOf, extra };
  });
  const actions = useMemo(() => {
    const now = () => {
      const { rows: shown, fresh: begin, divert: elsewhere, indexOf: place } = latest.current;
      const base = flatActions({
        table,
        rowIds: shown.map((row) => row.id),
        fresh: begin,
        indexOf: place,
        cellsOf: (id) => ({ ...begin().cells, ...valuesOf(shown.find((row) => row.id === id)) }),
      });
      return {
        ...base,
        set: (changes: readonly CellChange[], joined?: boolean) =>
          base.set(elsewhere ? elsewhere(changes, joined) : changes, joined),
      };
    };
    const base: ReturnType<typeof now> = {
      set: (changes, joined) => now().set(changes, joined),
      type: (at, text) => now().type(at, text),
      add: (belowId) => now().add(belowId),
      addAbove: (rowId) => now().addAbove(rowId),
      addPasted: (texts, at) => now().addPasted(texts, at),
      remove: (ids) => now().remove(ids),
      move: (id, delta) => now().move(id, delta),
      drop: (id, over, where) => now().drop(id, over, where),
      duplicate: (id) => now().duplicate(id),
    };
    return { ...base, menu: (rowId: string) => rowMenu(base, rowId, { extra: latest.current.extra?.(rowId) }) };
  }, [table, rowMenu]);

  const button = (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconPlus size={16} />}
      onClick={() => table.show(actions.add(null))}
    >
      {add}
    </Button>
  );
  if (rows.length === 0 && brief) {
    return (
      <div className="sp-table-actions">
        {snapshot.writable ? button : <span className="sp-table-none">{empty.title}</span>}
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <TableEmpty title={empty.title} action={snapshot.writable && button}>
        {empty.text}
      </TableEmpty>
    );
  }
  return (
    <>
      <Grid
        sectionId={sectionId}
        label={label}
        rows={rows}
        columns={columns}
        actions={actions}
        findings={findings}
        nameColumn={nameColumn}
        narrow={narrow}
        paste={paste}
      />
      {snapshot.writable && <div className="sp-table-actions">{button}</div>}
    </>
  );
}

/** What a row holds; cells that are only worked out have no value. */
function valuesOf(row: GridRow | undefined): RowInput['cells'] {
  return Object.fromEntries(
    Object.entries(row?.cells ?? {}).map(([key, cell]) => [key, cell.readOnly ? null : cell.value]),
  );
}
