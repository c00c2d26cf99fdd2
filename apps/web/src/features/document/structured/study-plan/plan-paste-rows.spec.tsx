import { afterEach, describe, expect, it } from '@jest/globals';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { addRow } from '@soproekt/documents';
import { planPage } from './testing/plan-page';

const LONG = { timeout: 3000 };
const HEAD =
  '№\tНаименование модулей и тем\tВсего\tЛекции\tПрактические занятия\tСам. работа\tАудитория\tФорма контроля';
const BLOCK = [
  HEAD,
  '1\tНормы\t6\t2\t2\t2\t\tЗачёт',
  '1.1\tРамки\t6\t2\t2\t2\t204\t',
  '2\tРешения\t4\t\t4\t\t\t',
  '\tИтого\t10\t2\t6\t2\t\t',
  'ИА\tИтоговая аттестация\t2\t\t2\t\t\tПроект',
  'Всего\t\t12\t2\t8\t2\t\t',
].join('\n');

afterEach(() => {
  act(() => {
    notifications.clean();
    modals.closeAll();
  });
  cleanup();
});

const insert = () => screen.findByRole('button', { name: /Вставить новыми строками/ }, LONG);

describe('rows pasted into a plan', () => {
  it('go by the headings that come with them, without those and without sums', async () => {
    const { focus, ids, paste, titles, rows, user, page } = await planPage();
    focus(ids.t1, 'number');
    paste(BLOCK);
    await user.click(await insert());
    await waitFor(() =>
      expect(titles()).toEqual([
        'Команда',
        'Роли',
        'Протокол',
        'Нормы',
        'Рамки',
        'Решения',
        'Итоговая аттестация',
        'Данные',
      ]),
    );
    const [, , , norms, frame, decisions, final] = rows();
    expect(norms).toMatchObject({ type: 'module', cells: { lectures: null, total: null, control: 'Зачёт' } });
    expect(frame).toMatchObject({
      type: 'topic',
      parentId: norms?.id,
      cells: { lectures: 2, practice: 2, selfStudy: 2, total: null },
    });
    expect(decisions).toMatchObject({ type: 'module', cells: { practice: 4, lectures: null } });
    expect(final).toMatchObject({
      type: 'attestation',
      cells: { attestation: 'final', practice: 2, control: 'Проект' },
    });
    expect(await screen.findByText(/Нет таких столбцов, не вставлено: «Аудитория»/, undefined, LONG)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Отменить' }));
    expect(titles()).toEqual(['Команда', 'Роли', 'Протокол', 'Данные']);
    expect(page.session.history.depth).toBe(0);
  });

  it('take the place of a row that was just added, and leave what stands below', async () => {
    const { doc, sectionId, focus, ids, paste, titles, user, place } = await planPage();
    let empty = '';
    act(() => {
      empty = addRow(doc, sectionId, { type: 'topic', parentId: ids.m1, afterId: ids.t1 });
    });
    focus(empty, 'title');
    paste('А\nБ\nВ\nИтого');
    const button = await insert();
    await waitFor(() => expect(document.activeElement).toBe(button), LONG);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(titles()).toEqual(['Команда', 'Роли', 'А', 'Б', 'В', 'Протокол', 'Данные']));
    await waitFor(() => expect(place()[0]).toBeDefined(), LONG);
  });

  it('are not pasted when the question is dismissed', async () => {
    const { focus, ids, paste, titles, user, place } = await planPage();
    focus(ids.t1, 'title');
    paste('А\nБ');
    const button = await insert();
    await waitFor(() => expect(document.activeElement).toBe(button), LONG);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), { timeout: 1500 });
    await waitFor(() => expect(place()).toEqual([ids.t1, 'title']), LONG);
    expect(titles()).toEqual(['Команда', 'Роли', 'Протокол', 'Данные']);
  });

  it('are not written over rows of another kind, and that is said beforehand', async () => {
    const { focus, ids, paste, titles, user, rows } = await planPage();
    focus(ids.t1, 'number');
    paste('1.1\tРоли команды\nИА\tИтоговая аттестация\n2\tДанные школы');
    const replace = await screen.findByRole('button', { name: 'Заменить 2 строки' }, LONG);
    expect(screen.getByText(/не подходят.*: «ИА Итоговая аттестация»$/)).toBeTruthy();
    await user.click(replace);
    await waitFor(() => expect(titles()).toEqual(['Команда', 'Роли команды', 'Протокол', 'Данные школы']), LONG);
    expect(rows().map(({ type }) => type)).toEqual(['module', 'topic', 'topic', 'module']);
  });

  it('need no question where nothing is written over', async () => {
    const { doc, sectionId, focus, paste, titles } = await planPage();
    let empty = '';
    act(() => {
      empty = addRow(doc, sectionId, { type: 'module' });
    });
    focus(empty, 'title');
    paste('Модуль А\nТема Б');
    await waitFor(() => expect(titles()).toEqual(['Команда', 'Роли', 'Протокол', 'Данные', 'Модуль А', 'Тема Б']));
  });

  it('are offered to be undone only while they are the last step', async () => {
    const { page, focus, ids, paste } = await planPage();
    focus(ids.t1, 'lectures');
    paste('3\t4');
    await screen.findByRole('button', { name: 'Отменить' }, LONG);
    act(() => void page.session.history.undo());
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Отменить' })).toBeNull(), LONG);
  });
});
