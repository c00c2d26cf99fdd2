import type { Inbox, InboxItem, ThreadView } from '@soproekt/contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { id } from '../../../testing/builders';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { InboxPage } from './inbox-page';

const item = (n: number, more: Partial<InboxItem> = {}): InboxItem => ({
  id: id(n),
  kind: 'mention',
  at: new Date(2026, 10, 20, 12, 60 - n).toISOString(),
  readAt: null,
  actor: { userId: id(300), name: 'рецензент', institutionId: null },
  workspace: { id: id(100), name: 'Пространство' },
  document: { id: id(1), title: 'Программа' },
  thread: { id: id(400 + n), number: n, quote: 'два месяца', state: 'open', outcome: null, isProposal: false, proposal: null, column: null, dueOn: null, isOwn: false },
  excerpt: `Слова ${n}`,
  ...more,
}); // prettier-ignore

const LIST = 'GET /inbox?show=all&limit=50';
const UNREAD = 'GET /inbox?show=unread&limit=1';

/** A server with these items. */
function serve(items: InboxItem[]) {
  let now = items;
  const answer = (): Inbox => ({ items: now, unread: now.filter(({ readAt }) => readAt === null).length, hasMore: false });
  const unread = (): Inbox => ({ ...answer(), items: now.filter(({ readAt }) => readAt === null) });
  return answerRequests({
    [LIST]: () => ({ body: answer() }),
    [UNREAD]: () => ({ body: { ...unread(), items: [] } }),
    'GET /inbox?show=unread&limit=100': () => ({ body: unread() }),
    'GET /workspaces': { body: [] },
    'PATCH /inbox': (body) => {
      const { read, which } = body as { read: boolean; which: { ids: string[] } };
      const readAt = read ? '2026-11-21T08:00:00.000Z' : null;
      now = now.map((each) => (which.ids.includes(each.id) ? { ...each, readAt } : each));
      return { body: { unread: answer().unread } };
    },
  });
} // prettier-ignore

const lines = () => screen.getAllByRole('link', { name: /Упоминание о вас/ });
const unreadLines = () => screen.queryAllByRole('link', { name: /^Не прочитано/ });
const marks = (requests: { name: string; body: unknown }[]) =>
  requests.filter(({ name }) => name === 'PATCH /inbox').map(({ body }) => body);

describe('the inbox', () => {
  it('is walked through and marked with the keyboard', async () => {
    const requests = serve([item(1), item(2), item(3)]);
    await renderPage(<InboxPage />, { path: '/inbox' });
    await screen.findAllByRole('link', { name: /Упоминание о вас/ });
    await userEvent.keyboard('j');
    expect(lines()[0]).toBe(document.activeElement);
    await userEvent.keyboard('{ArrowDown}j');
    expect(lines()[2]).toBe(document.activeElement);
    await userEvent.keyboard('ke');
    await waitFor(() => expect(marks(requests)).toEqual([{ read: true, which: { ids: [id(2)] } }]));
    await waitFor(() => expect(unreadLines()).toHaveLength(2));
    expect(lines()[1]).toBe(document.activeElement);
  });

  it('marks all that is unread, and nothing else', async () => {
    const requests = serve([item(1), item(2, { readAt: '2026-11-20T09:30:00.000Z' }), item(3)]);
    await renderPage(<InboxPage />, { path: '/inbox' });
    await userEvent.click(await screen.findByRole('button', { name: 'Отметить всё прочитанным' }));
    await waitFor(() => expect(marks(requests)).toEqual([{ read: true, which: { ids: [id(1), id(3)] } }]));
    await waitFor(() => expect(unreadLines()).toHaveLength(0));
  });

  it('leads to the thread in its document', async () => {
    serve([item(1)]);
    const { where } = await renderPage(<InboxPage />, { path: '/inbox' });
    await userEvent.click(await screen.findByRole('link', { name: /Упоминание о вас/ }));
    expect(where()).toBe(`/w/${id(100)}/d/${id(1)}?thread=${id(401)}`);
  });

  it('says what is proposed, and what waits until when', async () => {
    const about = (more: Partial<InboxItem['thread']>) => ({ ...item(1).thread, ...more });
    const change = about({ isProposal: true, proposal: { original: '2', replacement: '3' }, quote: '3' });
    const deletion = about({ isProposal: true, proposal: { original: 'сама', replacement: '' }, quote: '' });
    const chosen = about({ isProposal: true, column: 'form', proposal: { original: '', replacement: 'full-time' } });
    serve([
      item(5, { kind: 'reopened', thread: chosen }),
      item(1, { kind: 'resolved', excerpt: '', thread: { ...change, state: 'resolved', outcome: 'accepted', isOwn: true } }),
      item(2, { kind: 'thread', excerpt: '', thread: deletion }),
      item(3, { kind: 'institution', excerpt: 'Кто ведёт?', thread: about({ dueOn: '2026-11-01' }) }),
      item(4, { kind: 'assigned', thread: about({ dueOn: '9999-12-31' }) }),
    ]); // prettier-ignore
    await renderPage(<InboxPage />, { path: '/inbox' });
    const line = async (name: RegExp) => (await screen.findByRole('link', { name })).closest('li')?.textContent;
    expect(await line(/Предложение №\s1 открыто снова/)).toContain('очная');
    expect(await line(/Ваше предложение №\s1 принято/)).toContain('2 → 3');
    expect(await line(/Новое предложение №\s1/)).toContain('удалить: «сама»');
    expect(await line(/Замечание №\s1 ждёт решения/)).toMatch(/Кто ведёт\?.*Срок истёк: 1\u00a0ноября\u00a02026/);
    expect(await line(/Вам поручено замечание/)).toContain('Срок: 31\u00a0декабря\u00a09999');
  });

  it('folds many new remarks of one document into a line', async () => {
    const many = [2, 3, 4, 5].map((n) => item(n, { kind: 'thread', excerpt: `Новое ${n}` }));
    const requests = serve([item(1), ...many]);
    await renderPage(<InboxPage />, { path: '/inbox' });
    const group = await screen.findByRole('button', { name: /Новые замечания: 4/, expanded: false });
    expect(screen.queryByText('Новое 3')).toBeNull();
    await userEvent.keyboard('jj{Enter}');
    expect(group.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('Новое 3')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Отметить прочитанными: 4' }));
    await waitFor(() => expect(marks(requests)).toEqual([{ read: true, which: { ids: [2, 3, 4, 5].map(id) } }]));
  });

  it('asks for what is older than the last line', async () => {
    const older: Inbox = { items: [item(2)], unread: 2, hasMore: false };
    const requests = answerRequests({
      [LIST]: { body: { items: [item(1)], unread: 2, hasMore: true } },
      [`${LIST.replace('limit', `before=${id(1)}&limit`)}`]: { body: older },
      [UNREAD]: { body: { items: [], unread: 2, hasMore: true } },
      'GET /workspaces': { body: [] },
    });
    await renderPage(<InboxPage />, { path: '/inbox' });
    await userEvent.click(await screen.findByRole('button', { name: 'Показать ещё' }));
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(screen.queryByRole('button', { name: 'Показать ещё' })).toBeNull();
    expect(requests.map(({ name }) => name)).toContain(`GET /inbox?show=all&before=${id(1)}&limit=50`);
  });

  it('mutes the thread of a line', async () => {
    const thread: ThreadView = {
      id: id(401),
      documentId: id(1),
      workspaceId: id(100),
      number: 1,
      anchor: { sectionId: 'a', quote: '' },
      author: null,
      state: 'open',
      outcome: null,
      assignee: null,
      dueOn: null,
      proposal: null,
      comments: [],
      past: [],
      createdAt: '2026-11-20T09:00:00.000Z',
      updatedAt: '2026-11-20T09:00:00.000Z',
      follow: 'watch',
    };
    const requests = answerRequests({
      [LIST]: { body: { items: [item(1)], unread: 1, hasMore: false } },
      [UNREAD]: { body: { items: [], unread: 1, hasMore: true } },
      'GET /workspaces': { body: [] },
      [`GET /threads/${id(401)}`]: { body: thread },
      [`PUT /threads/${id(401)}/follow`]: { body: { ...thread, follow: 'mute' } },
    });
    await renderPage(<InboxPage />, { path: '/inbox' });
    await userEvent.click(await screen.findByRole('button', { name: /^Действия с сообщением/ }));
    expect(await screen.findByRole('menuitemradio', { name: 'Обо всём', checked: true })).toBeTruthy();
    await userEvent.click(screen.getByRole('menuitemradio', { name: 'Только если меня упомянут' }));
    await waitFor(() => expect(requests.find(({ name }) => name.startsWith('PUT'))?.body).toEqual({ level: 'mute' }));
  });

  it('says what it is for when it is empty', async () => {
    serve([]);
    await renderPage(<InboxPage />, { path: '/inbox' });
    expect(await screen.findByRole('heading', { name: 'Пока ничего нет' })).toBeTruthy();
  });
});
