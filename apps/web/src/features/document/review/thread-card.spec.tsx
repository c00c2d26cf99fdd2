import type { ThreadView } from '@soproekt/contracts';
import type { AnchorPlace } from '@soproekt/documents';
import { screen, waitFor, within } from '@testing-library/react';
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

async function show(shown: ThreadView, prepare: (store: ReviewStore) => void = () => undefined) {
  const { client, doc, page } = documentPage({ detail: { role: 'author', status: 'draft', binnedAt: null } });
  client.setQueryData(keys.me, aMe());
  client.setQueryData(keys.threads(id(1)), [shown]);
  const store = new ReviewStore(doc);
  prepare(store);
  return renderPage(
    page(
      <ReviewContext value={store}>
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

  it('is attached to other text at once when its own is gone, and asks while it stands', async () => {
    const start = { tname: 'x' };
    const gone = { ...thread, anchor: { sectionId: 'a', start, quote: 'два месяца' } };
    const requests = answerRequests({ [`PUT /threads/${thread.id}/anchor`]: { body: gone } });
    const user = userEvent.setup();
    const selected = { sectionId: 'a', start, quote: 'три недели' };
    const place = { kind: 'text', sectionId: 'a', from: 0, to: 10, text: 'два месяца', unchanged: true } as const;
    let places: Map<string, AnchorPlace> = new Map([[thread.id, place]]);
    await show(gone, (store) => {
      store.selected = selected;
      const { getSnapshot } = store;
      Object.assign(store, { getSnapshot: () => ({ ...getSnapshot(), places }) });
    });
    const attach = async (): Promise<void> => {
      await user.click(screen.getByRole('button', { name: /^Действия с замечанием/ }));
      await user.click(await screen.findByRole('menuitem', { name: 'Прикрепить к выделенному' }));
    };
    await attach();
    const asked = await screen.findByRole('dialog', { name: /к другому тексту/ });
    expect(asked.textContent).toContain('Сейчас: «два месяца». Станет: «три недели».');
    await user.click(within(asked).getByRole('button', { name: 'Отмена' }));
    expect(requests).toEqual([]);
    places = new Map();
    await attach();
    await waitFor(() => expect(requests.map(({ body }) => body)).toEqual([{ anchor: selected }]));
  });
});
