import { activitySchema, documentChangesSchema, type DocumentChanges } from '@soproekt/contracts';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

/** Whose activity is told. */
export type ActivityScope =
  { readonly kind: 'document'; readonly id: string } | { readonly kind: 'workspace'; readonly id: string };

const PAGE = 50;
/** Edits are noted some seconds after they were made, and nothing tells of it. */
const LOOK_AGAIN = 20_000;

export const activityQuery = ({ kind, id }: ActivityScope) =>
  infiniteQueryOptions({
    queryKey: keys.activity(kind, id),
    queryFn: ({ pageParam, signal }) =>
      api.get(`/${kind}s/${id}/activity`, activitySchema, { query: { before: pageParam, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ items, hasMore }) => (hasMore ? items.at(-1)?.id : undefined),
    refetchInterval: LOOK_AGAIN,
  });

/** What people did, newest first, page after page. */
export function useActivity(scope: ActivityScope) {
  return useInfiniteQuery(activityQuery(scope));
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
