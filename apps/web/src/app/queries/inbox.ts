import { inboxSchema, unreadSchema, type Inbox, type InboxItem, type InboxPatch } from '@soproekt/contracts';
import type { InboxKind } from '@soproekt/domain';
import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export interface InboxFilter {
  readonly show: 'unread' | 'all';
  readonly kind?: InboxKind;
}

/** Live events say when it changes. */
const STALE = 5 * 60_000;
const PAGE = 50;
/** Items asked for, and marked, at once where all of them are meant. */
const MANY = 100;
const MARKED_AT_ONCE = 500;

export const unreadQuery = queryOptions({
  queryKey: keys.unread,
  queryFn: async ({ signal }) => {
    const { unread } = await api.get('/inbox', inboxSchema, { query: { show: 'unread', limit: 1 }, signal });
    return unread;
  },
  staleTime: STALE,
});

/** How many items are unread, whatever they are about. */
export function useUnread(): number {
  return useQuery(unreadQuery).data ?? 0;
}

export const inboxQuery = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: keys.inboxList(filter.show, filter.kind),
    queryFn: ({ pageParam, signal }) =>
      api.get('/inbox', inboxSchema, { query: { ...filter, before: pageParam, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ items, hasMore }) => (hasMore ? items.at(-1)?.id : undefined),
    staleTime: STALE,
  });

/** The inbox, newest first, page after page. */
export function useInbox(filter: InboxFilter) {
  return useInfiniteQuery(inboxQuery(filter));
}

/** The number that the server told; lists are asked for again. */
export function applyUnread(client: QueryClient, unread: number): void {
  void client.cancelQueries({ queryKey: keys.unread, exact: true });
  client.setQueryData(keys.unread, unread);
  void client.invalidateQueries({ queryKey: keys.inboxLists });
}

const isMeant = (item: InboxItem, which: InboxPatch['which']): boolean =>
  which === 'all' || ('ids' in which ? which.ids.includes(item.id) : item.thread.id === which.threadId);

/** Shows items as read or unread before the server has said so. */
function mark(client: QueryClient, { read, which }: InboxPatch): void {
  const readAt = read ? new Date().toISOString() : null;
  client.setQueriesData<InfiniteData<Inbox>>({ queryKey: keys.inboxLists }, (list) => {
    if (!list) return list;
    const marked = (item: InboxItem): InboxItem => (isMeant(item, which) ? { ...item, readAt } : item);
    return { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(marked) })) };
  });
}

/** Marks items as read or unread, at once in what is shown. */
export function useMarkInbox() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: InboxPatch) => api.patch('/inbox', patch, unreadSchema),
    onMutate: async (patch) => {
      await client.cancelQueries({ queryKey: keys.inboxLists });
      mark(client, patch);
    },
    onSuccess: ({ unread }) => client.setQueryData(keys.unread, unread),
    onSettled: () => client.invalidateQueries({ queryKey: keys.inboxLists }),
  });
}

/** The ids of everything unread of a kind, for an undo that brings back exactly these. */
export async function unreadIds(kind: InboxKind | undefined): Promise<string[]> {
  const ids: string[] = [];
  let before: string | undefined;
  do {
    const query = { show: 'unread', kind, before, limit: MANY } as const;
    const { items, hasMore } = await api.get('/inbox', inboxSchema, { query });
    ids.push(...items.map(({ id }) => id));
    before = hasMore ? items.at(-1)?.id : undefined;
  } while (before !== undefined);
  return ids;
}

/** In pieces that one request takes. */
export function inPieces(ids: readonly string[]): string[][] {
  const pieces: string[][] = [];
  for (let from = 0; from < ids.length; from += MARKED_AT_ONCE) pieces.push(ids.slice(from, from + MARKED_AT_ONCE));
  return pieces;
}
