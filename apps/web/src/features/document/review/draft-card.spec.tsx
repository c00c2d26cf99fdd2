import { addSection, setField } from '@soproekt/documents';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { keys } from '../../../app/queries/keys';
import { aMe, aThread, id } from '../../../testing/builders';
import { documentPage } from '../../../testing/document-page';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { DraftCard } from './draft-card';
import { ReviewContext } from './review-context';
import { ReviewStore } from './review-store';

// jsdom does not scroll; lists of options do.
Element.prototype.scrollIntoView ??= () => undefined;

describe('the card of a proposal', () => {
  beforeEach(() => localStorage.clear());

  it('offers the values of a choice in words, and sends what is stored', async () => {
    const { client, doc, page } = documentPage({ detail: { role: 'reviewer', status: 'draft', binnedAt: null } });
    client.setQueryData(keys.me, aMe());
    const sectionId = addSection(doc, { title: 'Паспорт', kind: 'passport' });
    setField(doc, sectionId, 'form', 'part-time');
    const requests = answerRequests({ [`POST /documents/${id(1)}/threads`]: { body: aThread(1) } });
    const anchor = { sectionId, column: 'form', quote: 'part-time' };
    const { container } = await renderPage(
      page(
        <ReviewContext value={new ReviewStore(doc)}>
          <DraftCard draft={{ anchor, proposes: true }} />
        </ReviewContext>,
      ),
      { client },
    );
    expect(container.querySelector('.sp-thread-quote')?.textContent).toBe('очно-заочная');
    await userEvent.click(screen.getByRole('combobox', { name: 'Станет' }));
    await userEvent.click(await screen.findByRole('option', { name: 'очная', hidden: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Предложить' }));
    await waitFor(() =>
      expect(requests.map(({ body }) => body)).toEqual([{ anchor, body: '', proposal: { replacement: 'full-time' } }]),
    );
  });
});
