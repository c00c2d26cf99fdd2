import type { Calendar, PlanRow } from '@soproekt/domain';

/** Hours that the calendar has for rows of the plan and what stands beneath them: without the rows they count no longer. */
export function hoursInCalendar(
  rowIds: readonly string[],
  plan: readonly PlanRow[],
  calendar: Calendar | null,
): number {
  const gone = new Set(rowIds);
  for (const { id, parentId } of plan) if (parentId !== null && gone.has(parentId)) gone.add(id);
  const cells = (calendar?.periods ?? []).flatMap(({ hours }) => hours);
  return cells.reduce((sum, cell) => (gone.has(cell.planRowId) ? sum + cell.hours : sum), 0);
}
