import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { addRow, addSection, calendarHours, listRows, sectionFields } from '@soproekt/documents';
import { HOUR_KINDS } from '@soproekt/domain';
import { documentPage } from '../../../../testing/document-page';
import { renderPage } from '../../../../testing/render';
import { Calendar } from './calendar';

let page: ReturnType<typeof documentPage>;
let sectionId: string;
let ids: { module: string; final: string; week: string };

async function show() {
  page = documentPage({ writable: true });
  const { doc } = page;
  const plan = addSection(doc, { kind: 'study-plan', title: 'План' });
  const cells = { title: 'Команда', lectures: 2, practice: 4, selfStudy: 2 };
  const module = addRow(doc, plan, { type: 'module', cells });
  const final = addRow(doc, plan, { type: 'attestation', cells: { attestation: 'final', title: 'ИА', practice: 2 } });
  sectionId = addSection(doc, { kind: 'calendar', title: 'График' });
  const week = addRow(doc, sectionId, { type: 'period', cells: { title: 'Неделя 1' } });
  ids = { module, final, week };
  await renderPage(page.page(<Calendar sectionId={sectionId} label="График" />), { client: page.client });
  return userEvent.setup();
}

const focus = (rowId: string): void =>
  act(() => document.querySelector<HTMLElement>(`td[data-row="${rowId}"][data-column="${ids.week}"]`)?.focus());
const stored = (rowId: string) => HOUR_KINDS.map((kind) => calendarHours(page.doc, sectionId, ids.week, rowId, kind));

describe('the unit of the calendar', () => {
  afterEach(cleanup);

  it('renames the periods that nobody has named, in one step', async () => {
    const user = await show();
    act(() => void addRow(page.doc, sectionId, { type: 'period', cells: { title: 'Стажировка' } }));
    const titles = () => listRows(page.doc, sectionId).map(({ cells }) => cells['title']);
    await user.click(screen.getByText('Дни'));
    expect(titles()).toEqual(['День 1', 'Стажировка']);
    expect(sectionFields(page.doc, sectionId)['unit']).toBe('day');
    act(() => void page.session.history.undo());
    expect(titles()).toEqual(['Неделя 1', 'Стажировка']);
  });
});

describe('hours typed into the calendar', () => {
  beforeEach(() => localStorage.clear());
  afterEach(cleanup);

  it('are refused without their kind where the row has several, and said why', async () => {
    const user = await show();
    focus(ids.module);
    await user.keyboard('40{Enter}');
    expect(stored(ids.module)).toEqual([null, null, null, null]);
    expect(document.querySelector('.sp-grid-wrong')?.textContent).toContain('Л4 П6 СР5');
  });

  it('may name their kinds, or say them by their order', async () => {
    const user = await show();
    focus(ids.module);
    await user.keyboard('Л2 П4 СР2{Enter}');
    expect(stored(ids.module)).toEqual([2, 4, 2, null]);
    focus(ids.module);
    await user.keyboard('1/3/5{Enter}');
    expect(stored(ids.module)).toEqual([1, 3, 5, null]);
  });

  it('are of the one kind that the row has', async () => {
    const user = await show();
    focus(ids.final);
    await user.keyboard('2{Enter}');
    expect(stored(ids.final)).toEqual([null, 2, null, null]);
  });

  it('of a row with one kind are read by their order as soon as there is a «/»', async () => {
    const user = await show();
    focus(ids.final);
    await user.keyboard('0/2/0{Enter}');
    expect(stored(ids.final)).toEqual([0, 2, 0, null]);
    focus(ids.final);
    await user.keyboard('/3{Enter}');
    expect(stored(ids.final)).toEqual([null, 3, null, null]);
  });

  it('are refused, and kept in sight, when there are more of them than kinds', async () => {
    const user = await show();
    focus(ids.module);
    await user.keyboard('4/6/5/1{Enter}');
    expect(stored(ids.module)).toEqual([null, null, null, null]);
    expect(document.querySelector('.sp-grid-wrong')?.textContent).toContain('лекции / практика / сам. работа');
    await user.keyboard('{Backspace}{Backspace}{Enter}');
    expect(stored(ids.module)).toEqual([4, 6, 5, null]);
  });

  it('name their kinds in a cell that is filled', async () => {
    const user = await show();
    focus(ids.module);
    await user.keyboard('1/3/5{Enter}');
    focus(ids.module);
    await user.keyboard('{F2}Л4 П6 СР5{Enter}');
    expect(stored(ids.module)).toEqual([4, 6, 5, null]);
  });

  it('are taken from the plan by the menu of the row', async () => {
    const user = await show();
    focus(ids.module);
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await user.click(await screen.findByText('Взять из плана в «Неделя 1»: 2/4/2'));
    await waitFor(() => expect(stored(ids.module)).toEqual([2, 4, 2, null]));
  });
});
