import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { membersQuery } from '../../../app/queries/workspace';
import { aThread, id } from '../../../testing/builders';
import { documentPage, PARTIES } from '../../../testing/document-page';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { AssignForm } from './assign-form';

const member = (n: number, name: string, role: string, party: number) => ({
  userId: id(n),
  name,
  role,
  institution: PARTIES[party],
});

async function show() {
  const { client, page } = documentPage();
  client.setQueryData(membersQuery(id(100)).queryKey, [
    member(201, 'Рецензент', 'reviewer', 0),
    member(202, 'Читатель', 'reader', 1),
  ] as never);
  await renderPage(page(<AssignForm thread={aThread(1)} />), { client });
  await userEvent.click(screen.getByRole('combobox', { name: 'Кому поручено' }));
}

// jsdom does not scroll; lists of options do.
Element.prototype.scrollIntoView ??= () => undefined;

describe('the form of an assignment', () => {
  it('offers only those who can act, and institutions that have such people', async () => {
    await show();
    const options = await screen.findAllByRole('option', { hidden: true });
    expect(options.map(({ textContent }) => textContent)).toEqual(['ИРО', 'Рецензент']);
  });

  it('says why a choice is refused', async () => {
    const refusal = { code: 'invalid-input', message: 'nobody', requestId: 'r' };
    answerRequests({ [`PATCH /threads/${id(1001)}`]: { status: 400, body: refusal } });
    await show();
    await userEvent.click(await screen.findByRole('option', { name: 'Рецензент', hidden: true }));
    await screen.findByText(/участвовать в обсуждении здесь могут только рецензенты и авторы/);
  });
});
