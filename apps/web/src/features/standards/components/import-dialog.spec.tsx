import { jest } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { ImportDialog } from './import-dialog';

const PATH = 'POST /workspaces/w1/standards/import';

async function send(reply: { status: number; body: unknown }, replaced = reply): Promise<void> {
  answerRequests({ [`${PATH}?mode=add&preview=true`]: reply, [`${PATH}?mode=replace&preview=true`]: replaced });
  await renderPage(<ImportDialog workspaceId="w1" opened onClose={jest.fn()} />, { path: '/w/w1/standards' });
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (!found) throw new Error('no field for files');
    return found;
  });
  fireEvent.change(input, { target: { files: [new File(['x'], 'стандарты.csv')] } });
}

describe('import of standards', () => {
  it('names the columns that a table lacks', async () => {
    const details = ['function_code', 'action'].map((name) => ({ path: `columns.${name}`, message: 'missing' }));
    await send({ status: 400, body: { code: 'invalid-input', message: 'no', requestId: 'r', details } });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Не найдены столбцы: код функции, трудовое действие.');
  });

  it('names the column of a line that is left out as its heading does', async () => {
    const rejected = [
      { line: 4, reason: 'not-valid', field: 'standard_code' },
      { line: 5, reason: 'no-standard-code', field: 'standard_code' },
    ];
    await send({ status: 200, body: { new: ['1'], changed: [], unchanged: [], changes: [], rejected } });
    expect(await screen.findByText('(код профстандарта)')).toBeTruthy();
    const lines = [...document.querySelectorAll('.sp-import-lines > li')].map((line) => line.textContent);
    expect(lines).toEqual(['Строка 4:значение не подходит(код профстандарта)', 'Строка 5:нет кода профстандарта']);
  });

  it('says of a workbook how to save it', async () => {
    const details = [{ path: 'file.workbook', message: 'no' }];
    await send({ status: 400, body: { code: 'invalid-input', message: 'no', requestId: 'r', details } });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('CSV UTF-8');
    expect(alert.textContent).not.toContain('Проверьте названия столбцов');
  });

  it('adds to what is there, and says what would go when it is replaced', async () => {
    const nothing = { added: [], changed: [], removed: [] };
    const change = { code: '01.011', title: { before: 'Прежнее', after: 'Прежнее' }, audience: nothing };
    const report = { new: [], changed: ['01.011'], unchanged: [], rejected: [] };
    const functions = { ...nothing, added: [{ code: 'C/01.7', title: 'Новая' }] };
    const removed = ['B/02.7', 'B/03.7', 'B/04.7'].map((code) => ({ code, title: 'Функция' }));
    await send(
      { status: 200, body: { ...report, changes: [{ ...change, functions }] } },
      {
        status: 200,
        body: {
          ...report,
          changes: [{ ...change, title: { before: 'Прежнее', after: 'Иное' }, functions: { ...nothing, removed } }],
        },
      },
    );
    expect(await screen.findByText('добавится 1 функция: C/01.7 Новая')).toBeTruthy();
    fireEvent.click(screen.getByText('Заменить'));
    expect(await screen.findByText(/^исчезнут 3 функции: B\/02\.7 Функция; B\/03\.7/)).toBeTruthy();
    expect(screen.getByText('название: «Прежнее» → «Иное»')).toBeTruthy();
    expect(screen.getByText(/проверка V09/)).toBeTruthy();
  });
});
