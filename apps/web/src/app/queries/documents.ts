import {
  documentDetailSchema,
  documentSummarySchema,
  type DocumentPatch,
  type DocumentQuery,
  type DocumentSummary,
} from '@soproekt/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../api/client';
import { mergeDocument } from './document-cache';
import { keys } from './keys';

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.document(id),
    queryFn: ({ signal }) => api.get(`/documents/${id}`, documentDetailSchema, { signal }),
  });

export const documentListQuery = (workspaceId: string, query: DocumentQuery) =>
  queryOptions({
    queryKey: keys.documentList(workspaceId, query),
    queryFn: ({ signal }) =>
      api.get(`/workspaces/${workspaceId}/documents`, z.array(documentSummarySchema), { query, signal }),
  });

export const recentQuery = queryOptions({
  queryKey: keys.recent,
  queryFn: ({ signal }) => api.get('/documents/recent', z.array(documentSummarySchema), { signal }),
});

/** What the page of a document needs to begin; kept for reloads without a connection. */
export function useDocument(id: string) {
  return useQuery(documentQuery(id));
}

/** Renames a document or gives it another status; lists and the open page follow at once. */
export function useUpdateDocument() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, patch }: { id: string; patch: DocumentPatch }) =>
      api.patch(`/documents/${id}`, patch, documentSummarySchema),
    onSuccess: (document: DocumentSummary) => mergeDocument(client, document),
  });
}
