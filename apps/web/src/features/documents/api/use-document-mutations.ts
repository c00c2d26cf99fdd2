import { documentSummarySchema, type DocumentInput, type DocumentSummary } from '@soproekt/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api/client';
import { dropDocument, mergeDocument } from '../../../app/queries/document-cache';
import { keys } from '../../../app/queries/keys';

/**
 * What can be done to documents as a whole. Where the outcome is plain the lists change at once and change back when
 * the server refuses. Each promise rejects with ApiError.
 */
export function useDocumentMutations(workspaceId: string) {
  const client = useQueryClient();

  const settle = () => {
    void client.invalidateQueries({ queryKey: keys.documentLists(workspaceId) });
    void client.invalidateQueries({ queryKey: keys.recent });
    void client.invalidateQueries({ queryKey: keys.workspace(workspaceId) });
    void client.invalidateQueries({ queryKey: keys.workspaces });
  };
  const optimistic = async (before: DocumentSummary, after: DocumentSummary, send: () => Promise<unknown>) => {
    mergeDocument(client, after);
    try {
      await send();
    } catch (error) {
      mergeDocument(client, before);
      throw error;
    } finally {
      settle();
    }
  };

  return {
    create: async (input: DocumentInput): Promise<DocumentSummary> => {
      const document = await api.post(`/workspaces/${workspaceId}/documents`, input, documentSummarySchema);
      mergeDocument(client, document);
      settle();
      return document;
    },
    duplicate: async (document: DocumentSummary): Promise<DocumentSummary> => {
      const copy = await api.post(`/documents/${document.id}/duplicate`, {}, documentSummarySchema);
      mergeDocument(client, copy);
      settle();
      return copy;
    },
    rename: (document: DocumentSummary, title: string) =>
      optimistic(document, { ...document, title }, () => api.patch(`/documents/${document.id}`, { title })),
    setStatus: (document: DocumentSummary, status: DocumentSummary['status']) =>
      optimistic(document, { ...document, status }, () => api.patch(`/documents/${document.id}`, { status })),
    bin: (document: DocumentSummary) =>
      optimistic(document, { ...document, binnedAt: new Date().toISOString() }, () =>
        api.delete(`/documents/${document.id}`),
      ),
    restore: (document: DocumentSummary) =>
      optimistic(document, { ...document, binnedAt: null }, () => api.post(`/documents/${document.id}/restore`)),
    purge: async (document: DocumentSummary) => {
      await api.delete(`/documents/${document.id}`, undefined, { query: { permanent: true } });
      dropDocument(client, workspaceId, document.id);
      settle();
    },
  };
}
