import type { RowInput } from '@soproekt/documents';
import type { GridActions } from '../grid/grid-types';
import type { Table } from './use-table';

interface FlatTable {
  readonly table: Table;
  /** In the order shown. */
  readonly rowIds: readonly string[];
  /** A new row as it begins. */
  readonly fresh: () => Omit<RowInput, 'afterId'>;
  /** Rows that the section keeps in the same list but another table shows: index there by row. */
  readonly indexOf?: (rowId: string) => number;
  /** Cells that a double takes over. */
  readonly cellsOf: (rowId: string) => RowInput['cells'];
}

/** Adding, moving and removing in a table whose rows all stand on one level. */
export function flatActions({ table, rowIds, fresh, indexOf, cellsOf }: FlatTable) {
  const { commands } = table;
  const place = indexOf ?? ((rowId: string) => rowIds.indexOf(rowId));
  const add = (belowId: string | null): string | null =>
    commands.add({ ...fresh(), afterId: belowId ?? rowIds[rowIds.length - 1] });
  return {
    set: (changes, joined) => commands.set(changes, joined),
    type: (at, text) => commands.type(at, text),
    add,
    addAbove: (rowId) => commands.add({ ...fresh(), afterId: rowIds[rowIds.indexOf(rowId) - 1] ?? null }),
    addPasted: (rows, at) => {
      const afterId = at?.belowId ?? rowIds[rowIds.length - 1];
      const ids = commands.addAll(rows.map((_texts, i) => ({ ...fresh(), ...(i === 0 && { afterId }) })));
      commands.giveWay(at?.insteadOf ?? []);
      return ids;
    },
    remove: table.remove,
    move: (rowId, delta) => {
      const neighbour = rowIds[rowIds.indexOf(rowId) + delta];
      return neighbour !== undefined && commands.move(rowId, { toIndex: place(neighbour) });
    },
    drop: (rowId, overId, where) => {
      const from = place(rowId);
      const over = place(overId) + (where === 'after' ? 1 : 0);
      commands.move(rowId, { toIndex: over > from ? over - 1 : over });
    },
    duplicate: (rowId) => {
      const id = commands.add({ ...fresh(), cells: cellsOf(rowId), afterId: rowId });
      table.show(id);
    },
  } satisfies GridActions;
}
