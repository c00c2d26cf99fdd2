import { activitySchema, documentChangesSchema, type Activity, type DocumentChanges } from '@soproekt/contracts';
import type { ActivityGroup } from '@soproekt/domain';
import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Whose activity is told. */
export type ActivityScope =
  { readonly kind: 'document'; readonly id: string } | { readonly kind: 'workspace'; readonly id: string };

/** What of it is asked for. */
export interface ActivityFilter {
  readonly person: string | null;
  readonly group: ActivityGroup | null;
}

const PAGE = 50;
/** Edits are noted some seconds after they were made, and nothing tells of it. */
const LOOK_AGAIN = 20_000;

export const activityQuery = ({ kind, id }: ActivityScope, { person, group }: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: keys.activityList(kind, id, person, group),
    queryFn: ({ pageParam: before, signal }) => {
      const query = { group: group ?? undefined, person: person ?? undefined, before, limit: PAGE };
      return api.get(`/${kind}s/${id}/activity`, activitySchema, { query, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ items, hasMore }) => (hasMore ? items.at(-1)?.id : undefined),
    refetchInterval: LOOK_AGAIN,
  });

/** What people did, newest first, page after page. */
export function useActivity(scope: ActivityScope, filter: ActivityFilter) {
  return useInfiniteQuery(activityQuery(scope, filter));
}

/** Id and name of everybody whose events have been shown here, whatever was filtered: those too who have left since. */
export function actorsSeen(client: QueryClient, { kind, id }: ActivityScope): Map<string, string> {
  const lists = client.getQueriesData<InfiniteData<Activity>>({ queryKey: keys.activity(kind, id) });
  const items = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? []);
  return new Map(items.flatMap(({ actor }) => (actor ? [[actor.userId, actor.name] as const] : [])));
}

/** Visits that are being told to the server, by document. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Tells the server that I have seen the document as it is now. Goes out even when the page is closed over it.
 * @throws ApiError
 */
export function tellVisit(documentId: string): Promise<void> {
  const told = api
    .put(`/documents/${documentId}/visit`, undefined, undefined, { keepalive: true })
    .then(() => undefined);
  const settled = told
    .catch(() => undefined)
    .finally(() => {
      if (underWay.get(documentId) === settled) underWay.delete(documentId);
    });
  underWay.set(documentId, settled);
  return told;
}

/** Asked once for a visit: what was new when one came stays so until one has read it. The next visit asks anew. */
export const changesQuery = (documentId: string) =>
  queryOptions({
    queryKey: keys.changes(documentId),
    queryFn: async ({ signal }): Promise<DocumentChanges> => {
      // Coming back at once: the visit that has just ended counts.
      await underWay.get(documentId);
      return api.get(`/documents/${documentId}/changes`, documentChangesSchema, { signal });
    },
    staleTime: Infinity,
    gcTime: 0,
  });

/** What has changed in the document since my last visit. */
export function useDocumentChanges(documentId: string) {
  return useQuery(changesQuery(documentId));
}
