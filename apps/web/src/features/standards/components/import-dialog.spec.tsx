import { jest } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { ImportDialog } from './import-dialog';

async function send(reply: { status: number; body: unknown }): Promise<void> {
  answerRequests({ 'POST /workspaces/w1/standards/import?preview=true': reply });
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
    const rejected = [{ line: 4, reason: 'no-standard-code', field: 'standard_code' }];
    await send({ status: 200, body: { new: ['1'], changed: [], unchanged: [], rejected } });
    expect(await screen.findByText('код профстандарта')).toBeTruthy();
    expect(screen.queryByText('standard_code')).toBeNull();
  });
});
