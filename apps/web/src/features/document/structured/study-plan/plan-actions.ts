import type { BatchRow, CellValue, RowInput } from '@soproekt/documents';
import type { Attestation, PlanRow } from '@soproekt/domain';
import type { GridActions, PastedAt } from '../grid/grid-types';
import type { Table } from '../lib/use-table';
import { dropped, movedBy } from './plan-moves';
import { pastedPlanRows, type PasteStart } from './plan-paste';

export interface PlanActions extends GridActions {
  readonly addModule: (nearId: string | null) => string | null;
  /** Null: there is no module for it. */
  readonly addTopic: (nearId: string | null) => string | null;
  readonly addAttestation: (kind: Attestation, title: string) => string | null;
  /** A topic becomes a module behind its own, or a module the last topic of the one above. */
  readonly turn: (rowId: string) => void;
  readonly canTurn: (row: PlanRow) => boolean;
}

/**
 * What can be done with the rows of a study plan.
 * @param plan those of this section, as they are when it is called
 * @param alsoRemoved what goes with rows, as a sentence
 * @param whatRemoved says which rows go, where that is more than those chosen
 * @param cannotTurn says why a module does not become a topic
 */
export function planActions(
  table: Table,
  plan: () => readonly PlanRow[],
  alsoRemoved: (rowIds: readonly string[]) => string | undefined = () => undefined,
  whatRemoved: (rowIds: readonly string[]) => string | undefined = () => undefined,
  cannotTurn: (why: 'has-topics' | 'first') => void = () => undefined,
): PlanActions {
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

  const startAt = ({ belowId, insteadOf }: PastedAt): PasteStart => {
    const near = find(belowId);
    const module = moduleOf(near);
    const gives = find(insteadOf[0] ?? null);
    // A module that gives way takes no topics.
    const takes =
      module && insteadOf.includes(module.id) ? moduleAbove(module) : (module ?? (near && moduleAbove(near)));
    const anchor = module ?? near;
    return {
      moduleId: takes?.id ?? null,
      afterTopicId:
        near?.parentId !== null && near?.parentId === takes?.id ? near?.id : near === takes ? null : undefined,
      afterTopId: anchor?.attestation === 'final' ? beforeFinal() : anchor?.id,
      first: gives?.type,
    };
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
    const behind = top().findIndex(({ id }) => id === row.parentId) + 1;
    const turned =
      row.type === 'topic'
        ? commands.retype(
            rowId,
            { type: 'module', parentId: null, toIndex: behind },
            inheritedBy(row, find(row.parentId)),
          )
        : above !== undefined && commands.retype(rowId, { type: 'topic', parentId: above.id, toIndex: Infinity });
    if (turned) table.show(rowId);
  };

  const canTurn = (row: PlanRow): boolean =>
    row.type === 'topic' ||
    (row.type === 'module' && moduleAbove(row) !== undefined && !plan().some((other) => other.parentId === row.id));

  return {
    set: (changes, joined) => commands.set(changes, joined),
    type: (at, text) => commands.type(at, text),
    add: (belowId) => {
      const row = find(belowId);
      if (!row || (row.type === 'attestation' && row.parentId === null)) return addModule(belowId);
      return addTopic(belowId);
    },
    addAbove: (rowId) => {
      const row = find(rowId);
      if (!row) return null;
      const rows = plan().filter((other) => other.parentId === row.parentId);
      const afterId = rows[rows.indexOf(row) - 1]?.id ?? null;
      return commands.add({ type: row.parentId === null ? 'module' : 'topic', parentId: row.parentId, afterId });
    },
    addPasted: (rows, at) => {
      const planned = pastedPlanRows(
        rows,
        at ? startAt(at) : { moduleId: lastModule()?.id ?? null, afterTopId: beforeFinal() },
      );
      const wanted = planned.filter((row): row is BatchRow => row !== null);
      const ids = commands.addAll(wanted);
      commands.giveWay(at?.insteadOf ?? []);
      let next = 0;
      return planned.map((row) => (row === null ? null : (ids[next++] ?? null)));
    },
    remove: (rowIds) => table.remove(rowIds, alsoRemoved(rowIds), whatRemoved(rowIds)),
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
    level: (rowId, to) => {
      const row = find(rowId);
      if (row?.type !== (to === 'out' ? 'topic' : 'module')) return;
      if (canTurn(row)) turn(rowId);
      else cannotTurn(plan().some((other) => other.parentId === row.id) ? 'has-topics' : 'first');
    },
    canTurn,
  };
}

/** What a topic took from its module and a module must say itself. */
function inheritedBy(topic: PlanRow, module: PlanRow | undefined): Readonly<Record<string, CellValue>> {
  return {
    ...(topic.implementers.length === 0 && module?.implementers.length && { implementers: module.implementers }),
    ...(topic.planSectionId === null && module?.planSectionId && { planSection: module.planSectionId }),
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
