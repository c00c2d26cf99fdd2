import { documentContentSchema } from '@soproekt/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export const contentQuery = (documentId: string) =>
  queryOptions({
    queryKey: keys.content(documentId),
    queryFn: ({ signal }) => api.get(`/documents/${documentId}/content`, documentContentSchema, { signal }),
  });

/** The sections of a document as the server has them, for pages that do not open it. */
export function useContent(documentId: string) {
  return useQuery(contentQuery(documentId));
}
