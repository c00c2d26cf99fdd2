import type { Activity, ActivityItem } from '@soproekt/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { workspaceQuery, membersQuery } from '../../../app/queries/workspace';
import { createQueryClient } from '../../../app/query-client';
import { id } from '../../../testing/builders';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { useActivityFilters } from '../hooks/use-activity-filters';
import { ActivityFeed } from './activity-feed';

const WORKSPACE = id(100);
const author = { userId: id(200), name: 'Автор', institutionId: null };
const reviewer = { userId: id(201), name: 'Рецензент', institutionId: null };

const item = (n: number, more: Partial<ActivityItem> = {}): ActivityItem => {
  const at = new Date(2026, 10, 20, 12, n % 60).toISOString();
  const document = { id: id(1), title: 'Программа' };
  return {
    id: String(n),
    kind: 'edited',
    begunAt: at,
    at,
    actor: author,
    document,
    thread: null,
    status: null,
    ...more,
  };
};
const raised = (n: number): ActivityItem =>
  item(n, {
    kind: 'thread-raised',
    actor: reviewer,
    thread: { id: id(400 + n), number: n, isProposal: false, quote: 'два месяца', text: 'Почему не три?' },
  });

const page = (more: { group?: string; person?: string; before?: string } = {}) =>
  `GET /workspaces/${WORKSPACE}/activity?${new URLSearchParams({ ...more, limit: '50' }).toString()}`;
const answer = (items: ActivityItem[], hasMore = false): { body: Activity } => ({ body: { items, hasMore } });

function Feed() {
  const [filter, setFilter] = useActivityFilters();
  const scope = { kind: 'workspace', id: WORKSPACE } as const;
  return <ActivityFeed scope={scope} workspaceId={WORKSPACE} filter={filter} onFilter={setFilter} />;
}

function show(search = '') {
  const client = createQueryClient();
  client.setQueryData(workspaceQuery(WORKSPACE).queryKey, { id: WORKSPACE, parties: [] } as never);
  client.setQueryData(membersQuery(WORKSPACE).queryKey, []);
  return renderPage(<Feed />, { path: `/activity${search}`, client });
}
const lines = () => screen.getAllByRole('listitem').map((line) => line.textContent);

// jsdom does not scroll; lists of options do.
Element.prototype.scrollIntoView ??= () => undefined;

describe('the activity', () => {
  it('leads to threads and documents', async () => {
    answerRequests({ [page()]: answer([raised(3), item(2)]) });
    const { where } = await show();
    const thread = await screen.findByRole('link', { name: /^Новое замечание №\s3$/ });
    expect(screen.getByText('два месяца')).toBeTruthy();
    expect(screen.getByText('Почему не три?')).toBeTruthy();
    await userEvent.click(thread);
    expect(where()).toBe(`/w/${WORKSPACE}/d/${id(1)}?thread=${id(403)}`);
  });

  it('goes on with earlier pages when asked to', async () => {
    answerRequests({ [page()]: answer([item(9)], true), [page({ before: '9' })]: answer([item(8)]) });
    await show();
    await userEvent.click(await screen.findByRole('button', { name: 'Показать ещё' }));
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(screen.queryByRole('button', { name: 'Показать ещё' })).toBeNull();
  });

  it('asks the server for what the filter names, page after page', async () => {
    const asked = { group: 'threads', person: reviewer.userId };
    answerRequests({
      [page(asked)]: answer([raised(9)], true),
      [page({ ...asked, before: '9' })]: answer([raised(8)]),
    });
    await show(`?kind=threads&person=${reviewer.userId}`);
    expect(await screen.findByRole('link', { name: /^Новое замечание №\s9$/ })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Показать ещё' }));
    expect(await screen.findByRole('link', { name: /^Новое замечание №\s8$/ })).toBeTruthy();
    expect(lines()).toHaveLength(2);
  });

  it('says when nothing is left, and goes on offering everybody who was seen', async () => {
    const gone = { userId: id(202), name: 'Бывший коллега', institutionId: null };
    answerRequests({
      [page()]: answer([raised(3), item(2), item(1, { actor: gone })]),
      [page({ group: 'documents', person: reviewer.userId })]: answer([]),
      [page({ person: reviewer.userId })]: answer([raised(3)]),
    });
    const { where } = await show(`?kind=documents&person=${reviewer.userId}`);
    expect(await screen.findByRole('heading', { name: 'Таких событий нет' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Показать все' }));
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect(where()).toBe('/activity');
    await userEvent.click(screen.getByRole('combobox', { name: 'Чьи события показать' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Рецензент', hidden: true }));
    await waitFor(() => expect(lines()).toHaveLength(1));
    expect(within(screen.getByRole('listitem')).getByText('Рецензент')).toBeTruthy();
    await userEvent.click(screen.getByRole('combobox', { name: 'Чьи события показать' }));
    expect(await screen.findByRole('option', { name: 'Бывший коллега', hidden: true })).toBeTruthy();
  });

  it('takes no notice of an address that names nobody', async () => {
    answerRequests({ [page()]: answer([item(2)]) });
    await show('?kind=nonsense&person=nonsense');
    await waitFor(() => expect(lines()).toHaveLength(1));
  });

  it('keeps what is shown when an earlier page cannot be had', async () => {
    answerRequests({
      [page()]: answer([item(9)], true),
      [page({ before: '9' })]: { status: 404, body: { code: 'not-found', message: 'gone', requestId: 'r' } },
    });
    await show();
    await userEvent.click(await screen.findByRole('button', { name: 'Показать ещё' }));
    expect((await screen.findByRole('alert')).textContent).toContain('не удалось');
    expect(lines()).toHaveLength(1);
  });

  it('says what it is for when nothing has happened', async () => {
    answerRequests({ [page()]: answer([]) });
    await show();
    expect(await screen.findByRole('heading', { name: 'Событий пока нет' })).toBeTruthy();
  });
});
