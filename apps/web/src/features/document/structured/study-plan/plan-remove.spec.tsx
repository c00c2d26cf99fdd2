import { afterEach, describe, expect, it } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { planPage } from './testing/plan-page';

const LONG = { timeout: 3000 };

afterEach(() => {
  act(() => notifications.clean());
  cleanup();
});

describe('rows removed from a plan', () => {
  it('are named with what goes with them', async () => {
    const { focus, ids, user, titles } = await planPage();
    focus(ids.m1, 'title');
    await user.keyboard('{Control>}{Delete}{/Control}');
    expect(titles()).toEqual(['Данные']);
    await screen.findByText('Удалён модуль 1 «Команда» и с ним 2 темы', undefined, LONG);
  });

  it('are no longer offered back when an undo has brought them back; the row is active then', async () => {
    const { page, focus, ids, user, place } = await planPage();
    focus(ids.t1, 'title');
    await user.keyboard('{Control>}{Delete}{/Control}');
    await screen.findByText('Удалена 1 строка', undefined, LONG);
    const places: unknown[] = [];
    page.session.history.onPlace(({ cell }) => places.push(cell));
    act(() => void page.session.history.undo());
    await waitFor(() => expect(screen.queryByText('Удалена 1 строка')).toBeNull(), LONG);
    expect(places).toEqual([{ rowId: ids.t1, column: undefined }]);
    act(() => expect(page.session.hub.goToCell(page.firstSection(), ids.t1)).toBe(true));
    expect(place()).toEqual([ids.t1, 'title']);
  });

  it('come back with the focus on them', async () => {
    const { focus, ids, user, place, titles } = await planPage();
    focus(ids.t1, 'title');
    await user.keyboard('{Control>}{Delete}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Отменить' }, LONG));
    expect(titles()).toEqual(['Команда', 'Роли', 'Протокол', 'Данные']);
    await waitFor(() => expect(place()).toEqual([ids.t1, 'title']), LONG);
  });
});
