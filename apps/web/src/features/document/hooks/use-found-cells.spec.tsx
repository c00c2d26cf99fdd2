import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { addRow, addSection, setCell } from '@soproekt/documents';
import { documentPage } from '../../../testing/document-page';
import { renderPage } from '../../../testing/render';
import { StudyPlan } from '../structured/study-plan/study-plan';
import { PageView } from '../lib/page-view';
import { useFind } from './use-find';

afterEach(cleanup);

const found = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-found]')].map(({ textContent, dataset }) =>
    [textContent, dataset['found']].filter(Boolean).join(' '),
  );

async function open() {
  const page = documentPage();
  const { doc, session } = page;
  const first = addSection(doc, { kind: 'study-plan', title: 'Учебный план' });
  const second = addSection(doc, { kind: 'study-plan', title: 'План стажировки' });
  const rows = ['Команда', 'Отчёт команды', 'Данные'].map((title) =>
    addRow(doc, first, { type: 'module', cells: { title } }),
  );
  addRow(doc, second, { type: 'module', cells: { title: 'Команда на площадке' } });
  await renderPage(
    page.page([
      <StudyPlan key="1" sectionId={first} label="План" />,
      <StudyPlan key="2" sectionId={second} label="План" />,
    ]),
    { client: page.client },
  );
  const find = renderHook(() => useFind(session, new PageView(session.hub))).result;
  act(() => find.current.show());
  return { doc, first, rows, find };
}

describe('the search of the document', () => {
  it('counts cells of tables in the order of the document, and walks through them', async () => {
    const { find } = await open();
    act(() => find.current.setQuery('КОМАНДА'));
    expect(find.current.count).toBe(2);
    expect(found()).toEqual(['Команда', 'Команда на площадке']);
    act(() => find.current.step(1));
    expect(found()).toEqual(['Команда current', 'Команда на площадке']);
    act(() => find.current.step(1));
    expect(found()).toEqual(['Команда', 'Команда на площадке current']);
    act(() => find.current.step(1));
    expect(find.current.current).toBe(0);
    act(() => find.current.setQuery('план'));
    expect([find.current.count, found()]).toEqual([2, []]);
  });

  it('takes е for ё, follows what others write, and leaves the cell in focus when it is closed', async () => {
    const { doc, first, rows, find } = await open();
    act(() => find.current.setQuery('отчет'));
    act(() => find.current.step(1));
    expect(found()).toEqual(['Отчёт команды current']);
    act(() => void setCell(doc, first, rows[0] ?? '', 'control', 'Отчёт'));
    await waitFor(() => expect(find.current.count).toBe(2));
    act(() => find.current.step(1));
    act(() => find.current.close());
    expect(found()).toEqual([]);
    expect((document.activeElement as HTMLElement).dataset['row']).toBe(rows[1]);
  });
});
