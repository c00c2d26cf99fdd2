import { Menu } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { id } from '../../../testing/builders';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { FollowDocument } from './follow-document';

describe('following a document', () => {
  it('shows the level and changes it', async () => {
    const path = `/documents/${id(1)}/follow`;
    const requests = answerRequests({
      [`GET ${path}`]: { body: { level: 'default' } },
      [`PUT ${path}`]: (body) => ({ body }),
    });
    await renderPage(
      <Menu opened>
        <Menu.Dropdown>
          <FollowDocument documentId={id(1)} opened />
        </Menu.Dropdown>
      </Menu>,
    );
    await userEvent.hover(await screen.findByRole('menuitem', { name: 'Уведомления о замечаниях' }));
    await screen.findByRole('menuitemradio', { name: 'Об ответах, когда участвую', checked: true });
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Только если меня упомянут' }));
    await waitFor(() => expect(requests.find(({ name }) => name.startsWith('PUT'))?.body).toEqual({ level: 'mute' }));
  });
});
