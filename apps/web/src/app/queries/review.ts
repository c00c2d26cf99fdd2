import {
  threadFollowSchema,
  threadSchema,
  type CommentInput,
  type ProposalAccept,
  type ProposalDecline,
  type ThreadInput,
  type ThreadPatch,
  type ThreadResolve,
  type ThreadView,
} from '@soproekt/contracts';
import type { FollowLevel, Reaction } from '@soproekt/domain';
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../api/client';
import { keys } from './keys';

/** Live events say when these change. */
const STALE = 5 * 60_000;

export const threadsQuery = (documentId: string) =>
  queryOptions({
    queryKey: keys.threads(documentId),
    queryFn: ({ signal }) => api.get(`/documents/${documentId}/threads`, z.array(threadSchema), { signal }),
    staleTime: STALE,
  });

/** The threads of a document in the order of their numbers. */
export function useThreads(documentId: string, enabled = true) {
  return useQuery({ ...threadsQuery(documentId), enabled });
}

/** Brings one thread into the list that is shown. An event does not say how the receiver follows it; what was known stays. */
export function mergeThread(client: QueryClient, thread: ThreadView): void {
  const queryKey = keys.threads(thread.documentId);
  // An answer that is on its way may be older than this.
  void client.cancelQueries({ queryKey, exact: true }).then(() => {
    const state = client.getQueryState(queryKey);
    if (state && state.data === undefined) void client.invalidateQueries({ queryKey });
  });
  client.setQueryData<ThreadView[]>(queryKey, (threads) => {
    if (!threads) return threads;
    const known = threads.find(({ id }) => id === thread.id);
    if (!known) return [...threads, thread].sort((a, b) => a.number - b.number);
    // Two answers may overtake each other.
    if (known.updatedAt > thread.updatedAt) return threads;
    const merged = { ...thread, follow: thread.follow ?? known.follow };
    return threads.map((other) => (other.id === thread.id ? merged : other));
  });
}

/** What can be done with a thread; every answer is the thread as it is then. */
export type ThreadChange =
  | { readonly kind: 'create'; readonly documentId: string; readonly input: ThreadInput }
  | { readonly kind: 'comment'; readonly threadId: string; readonly input: CommentInput }
  | { readonly kind: 'assign'; readonly threadId: string; readonly input: ThreadPatch }
  | { readonly kind: 'resolve'; readonly threadId: string; readonly input: ThreadResolve }
  | { readonly kind: 'reopen'; readonly threadId: string }
  | { readonly kind: 'accept'; readonly threadId: string; readonly input: ProposalAccept }
  | { readonly kind: 'decline'; readonly threadId: string; readonly input: ProposalDecline }
  | { readonly kind: 'anchor'; readonly threadId: string; readonly input: { readonly anchor: ThreadInput['anchor'] } }
  | { readonly kind: 'follow'; readonly threadId: string; readonly level: FollowLevel }
  | { readonly kind: 'edit'; readonly commentId: string; readonly input: CommentInput }
  | { readonly kind: 'delete'; readonly commentId: string }
  | { readonly kind: 'react'; readonly commentId: string; readonly emoji: Reaction; readonly on: boolean };

function send(change: ThreadChange): Promise<ThreadView> {
  switch (change.kind) {
    case 'create':
      return api.post(`/documents/${change.documentId}/threads`, change.input, threadSchema);
    case 'comment':
      return api.post(`/threads/${change.threadId}/comments`, change.input, threadSchema);
    case 'assign':
      return api.patch(`/threads/${change.threadId}`, change.input, threadSchema);
    case 'reopen':
      return api.post(`/threads/${change.threadId}/reopen`, {}, threadSchema);
    case 'resolve':
    case 'accept':
    case 'decline':
      return api.post(`/threads/${change.threadId}/${change.kind}`, change.input, threadSchema);
    case 'anchor':
      return api.put(`/threads/${change.threadId}/anchor`, change.input, threadSchema);
    case 'follow':
      return api.put(`/threads/${change.threadId}/follow`, { level: change.level }, threadSchema);
    case 'edit':
      return api.patch(`/comments/${change.commentId}`, change.input, threadSchema);
    case 'delete':
      return api.delete(`/comments/${change.commentId}`, threadSchema);
    case 'react':
      return api.put(`/comments/${change.commentId}/reactions`, { emoji: change.emoji, on: change.on }, threadSchema);
  }
}

/** Changes a thread; the list follows with the answer. */
export function useThreadChange() {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: (thread) => mergeThread(client, thread) });
}

/** How one follows all threads of a document. */
export function useDocumentFollow(documentId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.documentFollow(documentId),
    queryFn: ({ signal }) => api.get(`/documents/${documentId}/follow`, threadFollowSchema, { signal }),
    enabled,
  });
}

export function useFollowDocument(documentId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (level: FollowLevel) => api.put(`/documents/${documentId}/follow`, { level }, threadFollowSchema),
    onSuccess: (follow) => client.setQueryData(keys.documentFollow(documentId), follow),
  });
}
