import type { BatchRow, RowInput } from '@soproekt/documents';
import type { Attestation, PlanRow } from '@soproekt/domain';
import type { GridActions } from '../grid/grid-types';
import type { Table } from '../lib/use-table';
import { dropped, movedBy } from './plan-moves';
import { pastedPlanRows } from './plan-paste';

export interface PlanActions extends GridActions {
  readonly addModule: (nearId: string | null) => string | null;
  /** Null: there is no module for it. */
  readonly addTopic: (nearId: string | null) => string | null;
  readonly addAttestation: (kind: Attestation, title: string) => string | null;
  /** A row of the other kind takes its place: a topic as a module, or a module as a topic of the one above. */
  readonly turn: (rowId: string) => void;
  readonly canTurn: (row: PlanRow) => boolean;
}

/** What can be done with the rows of a study plan. `plan`: those of this section, as they are when it is called. */
export function planActions(table: Table, plan: () => readonly PlanRow[]): PlanActions {
  const { commands } = table;
  const find = (rowId: string | null): PlanRow | undefined => plan().find((row) => row.id === rowId);
  const top = (): readonly PlanRow[] => plan().filter((row) => row.parentId === null);
  const moduleOf = (row: PlanRow | undefined): PlanRow | undefined =>
    row?.type === 'module' ? row : find(row?.parentId ?? null);
  const lastModule = (): PlanRow | undefined =>
    top()
      .filter((row) => row.type === 'module')
      .pop();
  const moduleAbove = (row: PlanRow): PlanRow | undefined => {
    const rows = top();
    const anchor = moduleOf(row) ?? row;
    return rows
      .slice(0, rows.indexOf(anchor))
      .filter((candidate) => candidate.type === 'module')
      .pop();
  };
  /** Behind what stands before the final attestation, which is the last thing in a plan. */
  const beforeFinal = (): string | null | undefined => {
    const rows = top();
    const at = rows.findIndex((row) => row.attestation === 'final');
    if (at < 0) return undefined;
    return rows[at - 1]?.id ?? null;
  };

  const addModule = (nearId: string | null): string | null => {
    const near = find(nearId);
    const anchor = moduleOf(near) ?? near;
    const afterId = !anchor || anchor.attestation === 'final' ? beforeFinal() : anchor.id;
    return commands.add({ type: 'module', parentId: null, afterId });
  };
  const addTopic = (nearId: string | null): string | null => {
    const near = find(nearId);
    const module = moduleOf(near) ?? lastModule();
    if (!module) return null;
    const afterId = near?.parentId === module.id ? near.id : near === module ? null : undefined;
    return commands.add({ type: 'topic', parentId: module.id, afterId });
  };
  const turn = (rowId: string): void => {
    const row = find(rowId);
    if (!row) return;
    const above = moduleAbove(row);
    const input: RowInput | null =
      row.type === 'topic'
        ? { type: 'module', parentId: null, afterId: row.parentId ?? undefined, cells: cellsOf(row) }
        : above
          ? { type: 'topic', parentId: above.id, cells: cellsOf(row) }
          : null;
    if (!input) return;
    table.show(commands.replace(rowId, input));
  };

  return {
    set: (changes, joined) => commands.set(changes, joined),
    type: (at, text) => commands.type(at, text),
    add: (belowId) => {
      const row = find(belowId);
      if (!row || (row.type === 'attestation' && row.parentId === null)) return addModule(belowId);
      return addTopic(belowId);
    },
    addPasted: (rows) => {
      const planned = pastedPlanRows(rows, lastModule()?.id ?? null);
      const wanted = planned.filter((row): row is BatchRow => row !== null);
      const ids = commands.addAll(
        wanted.map((row, i) => (i === 0 && row.type === 'module' ? { ...row, afterId: beforeFinal() } : row)),
      );
      let next = 0;
      return planned.map((row) => (row === null ? null : (ids[next++] ?? null)));
    },
    remove: table.remove,
    move: (rowId, delta) => {
      const to = movedBy(plan(), rowId, delta);
      return to !== null && commands.move(rowId, to);
    },
    drop: (rowId, overId, where) => {
      const to = dropped(plan(), rowId, overId, where);
      if (to) commands.move(rowId, to);
    },
    duplicate: (rowId) => {
      const row = find(rowId);
      if (!row) return;
      const topics = plan().filter((candidate) => candidate.parentId === rowId);
      const own: BatchRow = {
        type: row.type,
        parentId: row.parentId,
        afterId: rowId,
        localId: 'double',
        cells: cellsOf(row),
      };
      const ids = commands.addAll([
        own,
        ...topics.map((topic): BatchRow => ({ type: topic.type, parentId: 'double', cells: cellsOf(topic) })),
      ]);
      commands.end();
      table.show(ids[0] ?? null);
    },
    addModule,
    addTopic,
    addAttestation: (kind, title) =>
      commands.add({
        type: 'attestation',
        parentId: null,
        afterId: kind === 'entry' ? null : kind === 'final' ? undefined : beforeFinal(),
        cells: { attestation: kind, title },
      }),
    turn,
    canTurn: (row) =>
      row.type === 'topic' ||
      (row.type === 'module' && moduleAbove(row) !== undefined && !plan().some((other) => other.parentId === row.id)),
  };
}

/** The cells of a row, for a double of it. */
function cellsOf(row: PlanRow): RowInput['cells'] {
  return {
    title: row.title,
    ...row.hours,
    total: row.total,
    distance: row.distance,
    control: row.control,
    implementers: row.implementers,
    results: row.results,
    planSection: row.planSectionId,
    ...(row.type === 'attestation' && { attestation: row.attestation }),
  };
}
