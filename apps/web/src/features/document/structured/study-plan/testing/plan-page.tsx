import { Notifications } from '@mantine/notifications';
import { act, fireEvent } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { addRow, addSection, listRows } from '@soproekt/documents';
import { membersQuery } from '../../../../../app/queries/workspace';
import { id } from '../../../../../testing/builders';
import { documentPage, PARTIES } from '../../../../../testing/document-page';
import { renderPage } from '../../../../../testing/render';
import { StudyPlan } from '../study-plan';

/** Somebody else in the workspace. */
export const COLLEAGUE = { userId: 'colleague', name: 'Методист, ИРО' };

/** A study plan on a page, with a module of two topics and an empty module «Данные», and ways to look at it. */
export async function planPage() {
  const page = documentPage();
  const { doc, client } = page;
  client.setQueryData(membersQuery(id(100)).queryKey, [COLLEAGUE] as never);
  const sectionId = addSection(doc, { kind: 'study-plan', title: 'Учебный план' });
  const m1 = addRow(doc, sectionId, { type: 'module', cells: { title: 'Команда', implementers: [PARTIES[0].id] } });
  const topic = (title: string, hours: Record<string, number>): string =>
    addRow(doc, sectionId, { type: 'topic', parentId: m1, cells: { title, ...hours } });
  const t1 = topic('Роли', { lectures: 1, practice: 2 });
  const t2 = topic('Протокол', { lectures: 1.5 });
  const m2 = addRow(doc, sectionId, { type: 'module', cells: { title: 'Данные' } });
  await renderPage(
    page.page(
      <>
        <Notifications transitionDuration={0} />
        <StudyPlan sectionId={sectionId} label="Учебный план" />
      </>,
    ),
    { client },
  );

  const cell = (rowId: string, column: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`td[data-row="${rowId}"][data-column="${column}"]`);
    if (!found) throw new Error(`no cell ${rowId} ${column}`);
    return found;
  };
  const rows = () => listRows(doc, sectionId);
  return {
    page,
    doc,
    sectionId,
    ids: { m1, t1, t2, m2 },
    user: userEvent.setup(),
    cell,
    rows,
    focus: (rowId: string, column: string): void => act(() => cell(rowId, column).focus()),
    stored: (rowId: string, column: string) => rows().find((row) => row.id === rowId)?.cells[column],
    titles: () => rows().map((row) => row.cells['title'] ?? ''),
    /** The row and the column with the focus. */
    place: () => {
      const { row, column } = (document.activeElement as HTMLElement).dataset;
      return [row, column];
    },
    paste: (text: string): void =>
      void fireEvent.paste(document.activeElement!, {
        clipboardData: { getData: (kind: string) => (kind === 'text/plain' ? text : '') },
      }),
  };
}
