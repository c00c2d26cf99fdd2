import type { ThreadView } from '@soproekt/contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { keys } from '../../../app/queries/keys';
import { aMe, aThread, id } from '../../../testing/builders';
import { documentPage } from '../../../testing/document-page';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { ReviewContext } from './review-context';
import { ReviewStore } from './review-store';
import { ThreadCard } from './thread-card';
import { useThreads } from '../../../app/queries/review';

const thread = aThread(4, { author: { userId: id(201), name: 'Рецензент', institutionId: id(301) } });
const decided: ThreadView = {
  ...thread,
  state: 'resolved',
  outcome: { kind: 'decided', reason: 'Протокол № 4', by: thread.author, at: thread.createdAt },
  updatedAt: '2026-11-03T08:00:00.000Z',
};

function Card() {
  const [shown] = useThreads(id(1)).data ?? [];
  return shown ? <ThreadCard thread={shown} active detached={false} now={null} {...DOES_NOTHING} /> : null;
}
const DOES_NOTHING = { onOpen: () => undefined, onGo: () => undefined };

async function show(shown: ThreadView) {
  const { client, doc, page } = documentPage({ detail: { role: 'author', status: 'draft', binnedAt: null } });
  client.setQueryData(keys.me, aMe());
  client.setQueryData(keys.threads(id(1)), [shown]);
  return renderPage(
    page(
      <ReviewContext value={new ReviewStore(doc)}>
        <Card />
      </ReviewContext>,
    ),
    { client },
  );
}

describe('the card of a thread', () => {
  it('has the focus when the menu and the dialog that closed it are gone', async () => {
    const requests = answerRequests({ [`POST /threads/${thread.id}/resolve`]: { body: decided } });
    const user = userEvent.setup();
    await show(thread);
    await user.click(screen.getByRole('button', { name: 'Закрыть замечание' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Решено на заседании…' }));
    await user.type(await screen.findByLabelText('Где и что решено'), 'Протокол № 4{Control>}{Enter}{/Control}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('article', { name: /закрыто/ })));
    expect(requests.map(({ body }) => body)).toEqual([{ outcome: 'decided', reason: 'Протокол № 4' }]);
  });
});
