import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { addRow, addSection, listRows, moveRow, removeRow, setCell } from '@soproekt/documents';
import { documentPage, PARTIES } from '../../../../testing/document-page';
import { renderPage } from '../../../../testing/render';
import { StudyPlan } from './study-plan';

type Page = ReturnType<typeof documentPage>;

let page: Page;
let sectionId: string;
let ids: { m1: string; t1: string; t2: string; m2: string };

function seed(): void {
  const { doc } = page;
  sectionId = addSection(doc, { kind: 'study-plan', title: 'Учебный план' });
  const m1 = addRow(doc, sectionId, { type: 'module', cells: { title: 'Команда', implementers: [PARTIES[0].id] } });
  const t1 = addRow(doc, sectionId, {
    type: 'topic',
    parentId: m1,
    cells: { title: 'Роли', lectures: 1, practice: 2 },
  });
  const t2 = addRow(doc, sectionId, { type: 'topic', parentId: m1, cells: { title: 'Протокол', lectures: 1.5 } });
  const m2 = addRow(doc, sectionId, { type: 'module', cells: { title: 'Данные' } });
  ids = { m1, t1, t2, m2 };
}

async function show(writable = true) {
  page = documentPage({ writable });
  seed();
  await renderPage(page.page(<StudyPlan sectionId={sectionId} label="Учебный план" />), { client: page.client });
  return userEvent.setup();
}

const cell = (rowId: string, column: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`td[data-row="${rowId}"][data-column="${column}"]`);
  if (!found) throw new Error(`no cell ${rowId} ${column}`);
  return found;
};
const focus = (rowId: string, column: string): void => act(() => cell(rowId, column).focus());
const stored = (rowId: string, column: string) =>
  listRows(page.doc, sectionId).find((row) => row.id === rowId)?.cells[column];
const titles = () => listRows(page.doc, sectionId).map((row) => row.cells['title']);
const shownTitles = () => titles().map((title) => title ?? '');
const place = () => {
  const { row, column } = (document.activeElement as HTMLElement).dataset;
  return [row, column];
};

/** The clipboard of a test: events carry their own. */
function clipboard(type: 'copy' | 'cut' | 'paste', data: Record<string, string> = {}): Record<string, string> {
  const clipboardData = {
    getData: (kind: string) => data[kind] ?? '',
    setData: (kind: string, value: string) => void (data[kind] = value),
  };
  fireEvent[type](document.activeElement!, { clipboardData });
  return data;
}

afterEach(cleanup);

describe('the study plan as a table', () => {
  it('shows declared hours as they are and the sums of topics in grey', async () => {
    await show();
    expect(cell(ids.m1, 'lectures').textContent).toBe('2,5');
    expect(cell(ids.m1, 'lectures').dataset['tone']).toBe('computed');
    expect(cell(ids.m1, 'total').textContent).toBe('4,5');
    expect(cell(ids.t2, 'lectures').textContent).toBe('1,5');
    expect(cell(ids.t2, 'lectures').dataset['tone']).toBeUndefined();
    expect(document.querySelector('[data-sum="total"]')?.textContent).toBe('4,5');
    expect(screen.getByTestId('institution-sum').textContent).toBe('ИРО 4,5 ч');
    act(() => void setCell(page.doc, sectionId, ids.m1, 'lectures', 4));
    expect(cell(ids.m1, 'lectures').textContent).toBe('4');
    expect(cell(ids.m1, 'lectures').dataset['tone']).toBeUndefined();
  });

  it('is one tab stop, and is walked through with the arrows, Home and End', async () => {
    const user = await show();
    await user.tab();
    expect(place()).toEqual([ids.m1, 'number']);
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(place()).toEqual([ids.t1, 'title']);
    await user.keyboard('{End}');
    expect(place()).toEqual([ids.t1, 'results']);
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(place()).toEqual([ids.m1, 'number']);
    await user.keyboard('{Control>}{End}{/Control}');
    expect(place()).toEqual([ids.m2, 'results']);
    expect(document.querySelectorAll('[role="gridcell"][tabindex="0"]')).toHaveLength(1);
  });

  it('stores hours on Enter and goes down, on Tab and goes right', async () => {
    const user = await show();
    focus(ids.t1, 'lectures');
    await user.keyboard('2,5{Enter}');
    expect(stored(ids.t1, 'lectures')).toBe(2.5);
    expect(place()).toEqual([ids.t2, 'lectures']);
    await user.keyboard('3.5{Tab}');
    expect(stored(ids.t2, 'lectures')).toBe(3.5);
    expect(place()).toEqual([ids.t2, 'practice']);
    expect(cell(ids.m1, 'lectures').textContent).toBe('6');
  });

  it('keeps what is no number in the editor with the reason, and stores nothing', async () => {
    const user = await show();
    focus(ids.t1, 'lectures');
    await user.keyboard('много{Enter}');
    const editor = within(cell(ids.t1, 'lectures')).getByRole('textbox');
    expect(editor.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(editor);
    expect(within(cell(ids.t1, 'lectures')).getByText(/Часы – целое число/)).toBeTruthy();
    expect(stored(ids.t1, 'lectures')).toBe(1);
    await user.keyboard('{Escape}');
    expect(stored(ids.t1, 'lectures')).toBe(1);
    expect(place()).toEqual([ids.t1, 'lectures']);
  });

  it('does not overwrite what others stored while an untouched editor was open', async () => {
    const user = await show();
    focus(ids.t1, 'lectures');
    await user.keyboard('{F2}');
    act(() => page.remotely((other) => void setCell(other, sectionId, ids.t1, 'lectures', 7)));
    await user.keyboard('{Enter}');
    expect(stored(ids.t1, 'lectures')).toBe(7);
  });

  it('writes text as it is typed, and takes it back on Escape', async () => {
    const user = await show();
    focus(ids.t1, 'title');
    await user.keyboard('{Enter} и задачи');
    expect(stored(ids.t1, 'title')).toBe('Роли и задачи');
    await user.keyboard('{Escape}');
    expect(stored(ids.t1, 'title')).toBe('Роли');
    await user.keyboard('Новое{Enter}');
    expect(stored(ids.t1, 'title')).toBe('Новое');
    expect(place()).toEqual([ids.t2, 'title']);
    act(() => void page.session.history.undo());
    expect(stored(ids.t1, 'title')).toBe('Роли');
  });

  it("shows others' typing in the same cell and leaves the caret at its letter", async () => {
    const user = await show();
    focus(ids.t1, 'title');
    await user.keyboard('{F2}');
    const editor = within(cell(ids.t1, 'title')).getByRole<HTMLTextAreaElement>('textbox');
    editor.setSelectionRange(2, 2);
    act(() => page.remotely((other) => void setCell(other, sectionId, ids.t1, 'title', 'Все Роли')));
    act(() => page.remotely((other) => void setCell(other, sectionId, ids.t1, 'title', 'Все Роли!')));
    expect(editor.value).toBe('Все Роли!');
    expect(editor.selectionStart).toBe(6);
    await user.keyboard('-');
    expect(stored(ids.t1, 'title')).toBe('Все Ро-ли!');
  });

  it('keeps an open editor while others add rows above and move its row elsewhere', async () => {
    const user = await show();
    focus(ids.t1, 'title');
    await user.keyboard('x');
    act(() => page.remotely((other) => void addRow(other, sectionId, { type: 'module', afterId: null })));
    await user.keyboard('y');
    expect(stored(ids.t1, 'title')).toBe('xy');
    act(() => page.remotely((other) => void moveRow(other, sectionId, ids.t1, { parentId: ids.m2, toIndex: 0 })));
    await user.keyboard('z');
    expect(stored(ids.t1, 'title')).toBe('xyz');
    expect(document.activeElement?.closest('td')).toBe(cell(ids.t1, 'title'));
  });

  it('adds a topic above another within its module, and a module above a module', async () => {
    const user = await show();
    focus(ids.t2, 'practice');
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(shownTitles()).toEqual(['Команда', 'Роли', '', 'Протокол', 'Данные']));
    const [, , added] = listRows(page.doc, sectionId);
    expect(added).toMatchObject({ type: 'topic', parentId: ids.m1 });
    expect(place()).toEqual([added?.id, 'title']);
    focus(ids.t1, 'title');
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(shownTitles()).toEqual(['Команда', '', 'Роли', '', 'Протокол', 'Данные']));
    focus(ids.m1, 'title');
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
    await waitFor(() => expect(shownTitles()).toEqual(['', 'Команда', '', 'Роли', '', 'Протокол', 'Данные']));
    expect(listRows(page.doc, sectionId)[0]).toMatchObject({ type: 'module', parentId: null });
    act(() => void page.session.history.undo());
    expect(shownTitles()).toEqual(['Команда', '', 'Роли', '', 'Протокол', 'Данные']);
    focus(ids.m2, 'title');
    fireEvent.keyDown(document.activeElement!, { key: 'F10', shiftKey: true });
    await user.click(await screen.findByRole('menuitem', { name: /Вставить строку выше/ }));
    await waitFor(() => expect(shownTitles()).toEqual(['Команда', '', 'Роли', '', 'Протокол', '', 'Данные']));
  });

  it('adds a row behind the last cell, and above all with Ctrl+Enter where one is', async () => {
    const user = await show();
    focus(ids.m2, 'results');
    await user.tab();
    // Out of the table without an editor: nobody is caught in it.
    expect(listRows(page.doc, sectionId)).toHaveLength(4);
    focus(ids.m2, 'control');
    await user.keyboard('Тест{Tab}{F2}{Tab}{F2}{Tab}');
    await waitFor(() => expect(listRows(page.doc, sectionId)).toHaveLength(5));
    expect(listRows(page.doc, sectionId)[4]).toMatchObject({ type: 'topic', parentId: ids.m2 });
    focus(ids.t1, 'title');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const rows = listRows(page.doc, sectionId);
    expect(rows[2]).toMatchObject({ type: 'topic', parentId: ids.m1 });
    await waitFor(() => expect(place()).toEqual([rows[2]!.id, 'title']));
  });

  it('clears a selected block, fills down, and undoes each as one step', async () => {
    const user = await show();
    focus(ids.t1, 'lectures');
    await user.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}{Delete}');
    expect([ids.t1, ids.t2].map((id) => [stored(id, 'lectures'), stored(id, 'practice')])).toEqual([
      [null, null],
      [null, null],
    ]);
    act(() => void page.session.history.undo());
    expect(stored(ids.t1, 'practice')).toBe(2);
    expect(stored(ids.t2, 'lectures')).toBe(1.5);
    focus(ids.t1, 'practice');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}[KeyD]{/Control}');
    expect(stored(ids.t2, 'practice')).toBe(2);
  });

  it('copies a block as text and HTML', async () => {
    const user = await show();
    focus(ids.t1, 'title');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    const data = clipboard('copy');
    expect(data['text/plain']).toBe('Роли\nПротокол');
    expect(data['text/html']).toContain('>Роли</td>');
  });

  it('copies the whole table with headings and totals; a spreadsheet makes no dates of numbers like «1.1»', async () => {
    const user = await show();
    focus(ids.m1, 'title');
    await user.keyboard('{Control>}a{/Control}');
    const { 'text/plain': plain, 'text/html': html } = clipboard('copy');
    const lines = plain?.split('\n').map((line) => line.split('\t')) ?? [];
    expect(lines[0]?.slice(0, 2)).toEqual(['№', 'Модуль, тема']);
    expect(lines).toHaveLength(1 + 4 + 1);
    expect(lines.at(-1)).toEqual(expect.arrayContaining(['Итого', '4,5']));
    expect(html).toContain(`<td style="mso-number-format:'\\@'">1.1</td>`);
    expect(html).toContain('<td>4,5</td>');
  });

  it('pastes a block from a spreadsheet, with rows beyond the last, and says what it did not understand', async () => {
    const user = await show();
    focus(ids.m2, 'title');
    clipboard('paste', {
      'text/plain': 'Данные и решения\tНПР\t6\t2,5\nТема А\t\t3\t1.5\nТема Б\t\tтри\t1\nИтого\t\t9\t4',
    });
    await user.click(await screen.findByRole('button', { name: 'Заменить 1 строку' }));
    await waitFor(() => expect(titles()).toHaveLength(6));
    expect(titles()).toEqual(['Команда', 'Роли', 'Протокол', 'Данные и решения', 'Тема А', 'Тема Б']);
    expect(stored(ids.m2, 'total')).toBe(6);
    expect(stored(ids.m2, 'lectures')).toBe(2.5);
    const [, , , , a, b] = listRows(page.doc, sectionId);
    expect(a).toMatchObject({ type: 'topic', parentId: ids.m2, cells: { total: 3, lectures: 1.5 } });
    expect(b?.cells).toMatchObject({ total: null, lectures: 1 });
    // One step takes back all of it.
    act(() => void page.session.history.undo());
    expect(titles()).toEqual(['Команда', 'Роли', 'Протокол', 'Данные']);
    expect(stored(ids.m2, 'total')).toBeNull();
  });

  it('fills everything selected with a single pasted value', async () => {
    const user = await show();
    focus(ids.t1, 'selfStudy');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    clipboard('paste', { 'text/plain': '0,5' });
    expect([stored(ids.t1, 'selfStudy'), stored(ids.t2, 'selfStudy')]).toEqual([0.5, 0.5]);
  });

  it('moves rows with Alt and the arrows, topics also into the neighbouring module, and the focus with them', async () => {
    const user = await show();
    focus(ids.t2, 'title');
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(listRows(page.doc, sectionId).map((row) => row.id)).toEqual([ids.m1, ids.t1, ids.m2, ids.t2]);
    expect(place()).toEqual([ids.t2, 'title']);
    act(() => void page.session.history.undo());
    expect(listRows(page.doc, sectionId).map((row) => row.id)).toEqual([ids.m1, ids.t1, ids.t2, ids.m2]);
  });

  it('takes rows out softly with Ctrl+Delete; undo brings them back with what others wrote meanwhile', async () => {
    const user = await show();
    focus(ids.t1, 'title');
    await user.keyboard('{Control>}{Delete}{/Control}');
    expect(titles()).toEqual(['Команда', 'Протокол', 'Данные']);
    expect(place()).toEqual([ids.t2, 'title']);
    act(() => page.remotely((other) => void setCell(other, sectionId, ids.t1, 'control', 'Тест')));
    act(() => void page.session.history.undo());
    expect(stored(ids.t1, 'control')).toBe('Тест');
  });

  it('keeps the focus when others take the row away', async () => {
    await show();
    focus(ids.t1, 'title');
    act(() => page.remotely((other) => void removeRow(other, sectionId, ids.t1, { by: 'x' })));
    await waitFor(() => expect(place()).toEqual([ids.t2, 'title']));
  });

  it('chooses institutions from a list by keyboard', async () => {
    const user = await show();
    focus(ids.m2, 'implementers');
    await user.keyboard('{Enter}');
    const box = await screen.findByRole('combobox');
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.keyboard('српу{Enter}');
    expect(stored(ids.m2, 'implementers')).toEqual([PARTIES[1].id]);
    await waitFor(() => expect(place()).toEqual([ids.m2, 'implementers']));
  });

  it('takes a mark away from what was found by typing, and says so beforehand', async () => {
    const user = await show();
    focus(ids.m1, 'implementers');
    await user.keyboard('{Enter}');
    const box = await screen.findByRole('combobox');
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.keyboard('иро');
    expect(screen.getByText('Enter – снять отметку')).toBeTruthy();
    await user.keyboard('{Enter}{Enter}');
    expect(stored(ids.m1, 'implementers') ?? null).toBeNull();
  });

  it('tells others which cell one is in, and shows theirs with name and institution', async () => {
    await show();
    const { awareness } = page.session;
    focus(ids.t1, 'title');
    expect(awareness.getLocalState()?.['cell']).toEqual({ sectionId, rowId: ids.t1, column: 'title' });
    const user = { id: 'x', name: 'Автор, ИРО', institution: { id: PARTIES[0].id, shortName: 'ИРО', hue: 3 } };
    act(() => {
      awareness.states.set(99, { user, cell: { sectionId, rowId: ids.m2, column: 'total' } });
      awareness.emit('change', [{ added: [99], updated: [], removed: [] }, 'test']);
    });
    expect(cell(ids.m2, 'total').dataset['inst']).toBe('3');
    expect(cell(ids.m2, 'total').textContent).toBe('Автор, ИРО');
  });

  it('is a table without editors for those who only read, and can be copied', async () => {
    const user = await show(false);
    focus(ids.t1, 'title');
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('textbox')).toBeNull();
    focus(ids.t1, 'lectures');
    await user.keyboard('5{Delete}');
    clipboard('paste', { 'text/plain': '9' });
    expect(stored(ids.t1, 'lectures')).toBe(1);
    expect(clipboard('copy')['text/plain']).toBe('1');
    expect(screen.queryByRole('button', { name: 'Добавить модуль' })).toBeNull();
    expect(screen.getByRole('grid').getAttribute('aria-readonly')).toBe('true');
  });

  it('offers the first step while it is empty', async () => {
    page = documentPage();
    sectionId = addSection(page.doc, { kind: 'study-plan' });
    await renderPage(page.page(<StudyPlan sectionId={sectionId} label="Учебный план" />), { client: page.client });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Добавить модуль' }));
    expect(listRows(page.doc, sectionId)).toMatchObject([{ type: 'module' }]);
    await waitFor(() => expect(place()[1]).toBe('title'));
  });
});

beforeEach(() => localStorage.clear());
