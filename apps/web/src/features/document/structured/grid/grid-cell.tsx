import type { Finding } from '@soproekt/domain';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { InstitutionDot } from '../../../../ui/institution-badge';
import { CellThreadMark } from '../../review/cell-thread-mark';
import type { CellThread } from '../../review/thread-cells';
import { FindingIcon, worstOf } from './finding-mark';
import { CellEditor } from './editors/cell-editor';
import type { CellView, GridColumn } from './grid-types';
import type { GridHost } from './grid-host';
import type { Editing } from './grid-store';
import type { RemoteCell } from './remote-cells';

interface Props {
  readonly host: GridHost;
  readonly rowId: string;
  readonly rowName: string;
  readonly column: GridColumn;
  readonly index: number;
  /** Distance from the left edge at which it stays; null: it scrolls away. */
  readonly left: number | null;
  readonly cell: CellView | undefined;
  readonly readOnly: boolean;
  readonly stop: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  readonly editing: Editing | null;
  readonly others: readonly RemoteCell[];
  readonly findings: readonly Finding[];
  readonly threads: readonly CellThread[];
  /** What the findings say, for the tooltip and for assistive technology. */
  readonly said: string;
  readonly tools?: ReactNode;
}

/** One cell: its value, or its editor; who else is in it, and what the checks find. */
export function GridCell(props: Props) {
  const { host, rowId, rowName, column, index, left, cell, readOnly, stop, active, selected, editing } = props;
  const { others, findings, threads, said, tools } = props;
  const element = useRef<HTMLTableCellElement>(null);
  const level = worstOf(findings);
  const saidId = said ? `${host.id}-${rowId}-${column.key}-said` : undefined;
  const peer = others[0];

  useLayoutEffect(() => {
    const node = element.current;
    if (!active || editing || !node || !host.wantsFocus() || document.activeElement === node) return;
    // A caret left behind by an editor: the browser would look for a new place for it through the whole table.
    window.getSelection()?.removeAllRanges();
    node.focus({ preventScroll: true });
    node.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  });

  return (
    <td
      ref={element}
      role="gridcell"
      className="sp-grid-cell"
      tabIndex={stop ? 0 : -1}
      aria-colindex={index + 1}
      aria-selected={selected}
      aria-readonly={readOnly || undefined}
      aria-describedby={saidId}
      data-row={rowId}
      data-column={column.key}
      data-align={column.align}
      data-frozen={left === null ? undefined : ''}
      data-flex={column.flex || undefined}
      data-tone={cell?.tone}
      data-active={active || undefined}
      data-editing={editing ? (isBeside(column) ? 'beside' : '') : undefined}
      data-multiline={column.multiline || undefined}
      data-level={level}
      data-threads={threads.length > 0 || undefined}
      data-proposed={threads.some(({ replacement }) => replacement !== null) || undefined}
      data-thread-active={threads.some((thread) => thread.active) || undefined}
      data-said={said || undefined}
      data-inst={peer ? (peer.hue ?? 'none') : undefined}
      data-peer={peer ? '' : undefined}
      style={left === null ? undefined : { left }}
    >
      {tools}
      {editing && cell ? (
        <>
          {isBeside(column) && <CellContent cell={cell} />}
          <CellEditor
            host={host}
            rowId={rowId}
            column={column}
            cell={cell}
            seed={editing.seed}
            label={`${column.fullTitle ?? column.title}: ${rowName}`}
          />
        </>
      ) : (
        <CellContent cell={cell} />
      )}
      {!editing && <FindingIcon level={level} />}
      {!editing && threads.length > 0 && <CellThreadMark threads={threads} onOpen={(id) => host.threads.open(id)} />}
      {said && (
        <span id={saidId} className="sp-sr-only">
          {said}
        </span>
      )}
      {peer && (
        <span className="sp-grid-peer" aria-hidden>
          {others.map((other) => other.name).join(', ')}
        </span>
      )}
    </td>
  );
}

/** Chosen in a list beside the cell, which goes on to show what is stored. */
function isBeside({ type }: GridColumn): boolean {
  return type === 'choice' || type === 'refs' || type === 'hours';
}

function CellContent({ cell }: { cell: CellView | undefined }) {
  if (!cell) return null;
  if (!cell.parts) return cell.text;
  return (
    <span className="sp-grid-parts">
      {cell.parts.map((part) => (
        <span key={part.text} className="sp-grid-part" data-inst={part.hue ?? 'none'}>
          <InstitutionDot hue={part.hue} />
          {part.text}
        </span>
      ))}
    </span>
  );
}
