import { documentSummarySchema, type DocumentSummary } from '@soproekt/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api/client';
import { mergeDocument } from '../../../app/queries/document-cache';
import { keys } from '../../../app/queries/keys';

/** Makes a copy with the same text; answers with the copy. */
export function useDuplicateDocument() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post(`/documents/${id}/duplicate`, {}, documentSummarySchema),
    onSuccess: (copy: DocumentSummary) => {
      void client.invalidateQueries({ queryKey: keys.documentLists(copy.workspaceId) });
    },
  });
}

/** Moves a document to the bin. */
export function useTrashDocument() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (document: { id: string; workspaceId: string }) => api.delete(`/documents/${document.id}`),
    onSuccess: (_nothing, { id, workspaceId }) => {
      void client.invalidateQueries({ queryKey: keys.document(id) });
      void client.invalidateQueries({ queryKey: keys.documentLists(workspaceId) });
    },
  });
}

/** Takes a document out of the bin. */
export function useRestoreDocument() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post(`/documents/${id}/restore`, {}, documentSummarySchema),
    onSuccess: (document: DocumentSummary) => {
      mergeDocument(client, document);
      void client.invalidateQueries({ queryKey: keys.document(document.id) });
    },
  });
}
