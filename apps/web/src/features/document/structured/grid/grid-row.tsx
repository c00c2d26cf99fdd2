import { useDraggable, useDroppable } from '@dnd-kit/core';
import type { Finding } from '@soproekt/domain';
import { IconGripVertical } from '@tabler/icons-react';
import { memo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellThread } from '../../review/thread-cells';
import { saidOf } from './finding-mark';
import { GridCell } from './grid-cell';
import type { GridHost, RowMarks } from './grid-host';
import type { GridColumn, GridRow } from './grid-types';
import { isWritable } from './paste-block';

export interface RowProps {
  readonly host: GridHost;
  readonly row: GridRow;
  /** Place in the table, from 0. */
  readonly index: number;
  readonly columns: readonly GridColumn[];
  readonly lefts: readonly (number | null)[];
  /** Column by which the row is named to assistive technology. */
  readonly nameColumn: string;
  readonly marks: RowMarks | undefined;
  readonly writable: boolean;
  readonly draggable: boolean;
  readonly menu: boolean;
}

const NONE: readonly Finding[] = [];
const NO_THREADS: readonly CellThread[] = [];

/** One row. It is rendered when its own data, selection, findings or visitors change, and not when another row is typed in. */
export const GridRowView = memo(function GridRowView(props: RowProps) {
  const { host, row, index, columns, lefts, nameColumn, marks, writable, draggable, menu } = props;
  const { i18n } = useTranslation('structured');
  const state = useSyncExternalStore(host.store.subscribe, () => host.store.rowState(row.id));
  const others = useSyncExternalStore(host.remote.subscribe, () => host.remote.row(row.id));
  const { setNodeRef } = useDroppable({ id: row.id, disabled: !draggable });
  const threads = useSyncExternalStore(host.threads.subscribe, () => host.threads.row(row.id));
  const name = row.cells[nameColumn]?.text || (row.cells['number']?.text ?? '');

  return (
    <tr ref={setNodeRef} role="row" aria-rowindex={index + 2} data-row={row.id} data-look={row.look}>
      {columns.map((column, c) => {
        const findings = marks?.[column.key] ?? NONE;
        const active = state.active === column.key;
        return (
          <GridCell
            key={column.key}
            host={host}
            rowId={row.id}
            rowName={name}
            column={column}
            index={c}
            left={lefts[c] ?? null}
            cell={row.cells[column.key]}
            readOnly={!writable || !isWritable(row, column)}
            stop={state.stop === column.key}
            active={active}
            selected={c >= state.from && c <= state.to}
            editing={active ? state.editing : null}
            others={others.filter((other) => other.column === column.key)}
            findings={findings}
            threads={threadsOf(threads, column.key, column.key === nameColumn)}
            said={said(row.cells[column.key]?.note, findings, i18n.language)}
            tools={
              c === 0 && menu ? <RowTools host={host} rowId={row.id} name={name} draggable={draggable} /> : undefined
            }
          />
        );
      })}
    </tr>
  );
});

/** Threads about a cell; those about a whole row stand with its name. */
function threadsOf(threads: readonly CellThread[], column: string, isName: boolean): readonly CellThread[] {
  if (threads.length === 0) return NO_THREADS;
  return threads.filter((thread) => thread.column === column || (isName && thread.column === null));
}

/** What is said about a cell: about its value, and what the checks find. */
function said(note: string | undefined, findings: readonly Finding[], language: string): string {
  return [note, saidOf(findings, language)].filter(Boolean).join('\n');
}

interface ToolsProps {
  host: GridHost;
  rowId: string;
  name: string;
  draggable: boolean;
}

/** The handle of a row: drawn it moves the row, pressed it opens the menu. The keyboard has keys of its own for both. */
function RowTools({ host, rowId, name, draggable }: ToolsProps) {
  const { t } = useTranslation('structured');
  const { setNodeRef, listeners } = useDraggable({ id: rowId, disabled: !draggable });
  return (
    <button
      ref={setNodeRef}
      type="button"
      className="sp-grid-grip"
      tabIndex={-1}
      aria-label={t('grid.rowMenu', { name })}
      {...listeners}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        host.openMenu(rowId, { left: box.left, top: box.bottom });
      }}
    >
      <IconGripVertical size={14} aria-hidden />
    </button>
  );
}
