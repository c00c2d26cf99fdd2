import { screen } from '@testing-library/react';
import { id } from '../../../testing/builders';
import { documentPage } from '../../../testing/document-page';
import { renderPage } from '../../../testing/render';
import { CellThreadMark } from './cell-thread-mark';
import type { CellThread } from './thread-cells';

const thread = (n: number, party: number, replacement: string | null = null): CellThread => ({
  id: id(n),
  column: 'goal',
  place: { sectionId: 'a', column: 'goal' },
  replacement,
  institutionId: id(party),
  active: false,
});

async function show(...threads: CellThread[]) {
  const { client, page } = documentPage();
  const { unmount } = await renderPage(page(<CellThreadMark threads={threads} onOpen={() => undefined} />), { client });
  return { mark: screen.getByRole('button'), unmount };
}

describe('the mark of a cell', () => {
  it('shows how a long proposed value begins, and says all of it', async () => {
    const value = 'Совершенствование компетенций команды';
    const { mark } = await show(thread(1, 301, value));
    expect(mark.textContent).toBe('→ Совершенство…');
    expect(mark.getAttribute('aria-description')).toBe(`Станет: «${value}»`);
  });

  it('has the colour of what is proposed, else of what was raised last', async () => {
    const { mark, unmount } = await show(thread(1, 301), thread(2, 302));
    expect(mark.dataset['inst']).toBe('1');
    unmount();
    expect((await show(thread(1, 301, '4'), thread(2, 302))).mark.dataset['inst']).toBe('0');
  });
});
