import type { Finding, FindingPlace } from '@soproekt/domain';
import type { SectionHub } from '../lib/section-hub';
import type { PageView } from '../lib/page-view';
import { FIELD_ROW, SUM_ROW } from '../structured/field-row';

/** A table far from the viewport is drawn only once it is near: so many frames are waited for it. */
const FRAMES = 40;
const nextFrame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));

/** Leads to what a finding is about and gives it the focus: a cell, a row, a field, else the section. */
export async function goToFinding(
  { sectionId, place }: Pick<Finding, 'sectionId' | 'place'>,
  { hub, view, missing }: { hub: SectionHub; view: PageView; missing: () => void },
): Promise<void> {
  if (sectionId === null || !view.section(sectionId)) return missing();
  view.goToSection(sectionId);
  const cell = cellOf(place);
  if (cell) {
    for (let frame = 0; frame < FRAMES; frame += 1) {
      if (hub.goToCell(sectionId, cell.rowId, cell.column)) return;
      await nextFrame();
    }
  }
  focusSection(sectionId, view);
}

/** The cell that a place means, as tables and forms name it; null: the section as a whole. */
export function cellOf({ rowId, column, field }: FindingPlace): { rowId: string; column: string | undefined } | null {
  if (field !== undefined) return { rowId: FIELD_ROW, column: field };
  if (rowId !== undefined) return { rowId, column };
  if (column === undefined) return null;
  // Of the calendar: a row of the plan over all periods, `<kind>:<planRowId>`; its table has one row for it.
  const planRowId = column.includes(':') ? column.slice(column.indexOf(':') + 1) : '';
  return planRowId === '' ? { rowId: SUM_ROW, column } : { rowId: planRowId, column: 'difference' };
}

/** The section's own heading takes the focus, so that the keyboard goes on from there. */
function focusSection(sectionId: string, view: PageView): void {
  const section = view.section(sectionId);
  const head = section?.querySelector<HTMLElement>('.sp-doc-title-field') ?? section;
  if (!head) return;
  if (head === section) head.tabIndex = -1;
  head.focus({ preventScroll: true });
}
