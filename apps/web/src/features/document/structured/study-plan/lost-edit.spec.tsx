import { afterEach, describe, expect, it } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { removeRow } from '@soproekt/documents';
import { COLLEAGUE, planPage } from './testing/plan-page';

const by = { by: COLLEAGUE.userId };

afterEach(() => {
  act(() => notifications.clean());
  cleanup();
});

describe('a row that is taken away while it is written in', () => {
  it('lets nothing that is typed on land in the next row, and comes back with what was written', async () => {
    const { page, ids, user, focus, stored, titles, sectionId, place } = await planPage();
    focus(ids.t1, 'title');
    await user.keyboard('{F2} и зад');
    act(() => page.remotely((other) => void removeRow(other, sectionId, ids.t1, by)));
    await user.keyboard('ачи{Enter}{Delete} {F2}x');
    expect(titles()).toEqual(['Команда', 'Протокол', 'Данные']);
    expect(document.activeElement).toBe(screen.getByRole('grid'));
    await screen.findByText('Строка, в которой вы писали, удалена. Кто удалил: Методист, ИРО.');
    await user.click(screen.getByRole('button', { name: 'Вернуть' }));
    expect(stored(ids.t1, 'title')).toBe('Роли и зад');
    await waitFor(() => expect(place()).toEqual([ids.t1, 'title']));
  });

  it('goes on from its neighbour with an arrow', async () => {
    const { page, ids, user, focus, sectionId, place } = await planPage();
    focus(ids.t1, 'practice');
    await user.keyboard('{F2}');
    act(() => page.remotely((other) => void removeRow(other, sectionId, ids.t1, by)));
    await user.keyboard('{ArrowDown}');
    expect(place()).toEqual([ids.t2, 'practice']);
    await user.keyboard('{ArrowDown}');
    expect(place()).toEqual([ids.m2, 'practice']);
  });

  it('keeps a number that was typed and not stored yet, also when its whole module is taken away', async () => {
    const { page, ids, user, focus, stored, titles, sectionId } = await planPage();
    focus(ids.t1, 'practice');
    await user.keyboard('12');
    act(() => page.remotely((other) => void removeRow(other, sectionId, ids.m1, by)));
    expect(titles()).toEqual(['Данные']);
    await screen.findByText(/Не успело записаться: «12»/);
    await user.click(screen.getByRole('button', { name: 'Вернуть' }));
    expect(titles()).toEqual(['Команда', 'Роли', 'Протокол', 'Данные']);
    expect(stored(ids.t1, 'practice')).toBe(12);
    act(() => void page.session.history.undo());
    expect(titles()).toEqual(['Данные']);
  });

  it('says nothing when it was not being written in', async () => {
    const { page, ids, focus, sectionId, place } = await planPage();
    focus(ids.t1, 'title');
    act(() => page.remotely((other) => void removeRow(other, sectionId, ids.t1, by)));
    await waitFor(() => expect(place()).toEqual([ids.t2, 'title']));
    expect(screen.queryByRole('button', { name: 'Вернуть' })).toBeNull();
  });
});
