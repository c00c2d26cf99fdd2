import { attachmentSchema, type Attachment } from '@soproekt/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../../../app/api/client';
import { upload } from '../../../app/api/upload';
import { keys } from '../../../app/queries/keys';
import { currentLocale } from '../../../i18n/i18n';

/** No event tells of other people's files: an open list asks now and then. */
const ASK_AGAIN = 20_000;

const attachmentsQuery = (documentId: string) =>
  queryOptions({
    queryKey: keys.attachments(documentId),
    queryFn: ({ signal }) => api.get(`/documents/${documentId}/attachments`, z.array(attachmentSchema), { signal }),
    staleTime: 0,
    refetchInterval: ASK_AGAIN,
  });

/** The files of a document, oldest first. */
export function useAttachments(documentId: string) {
  return useQuery(attachmentsQuery(documentId));
}

/** Sends one file. @throws ApiError; the signal's reason when it was cancelled */
export function sendAttachment(
  documentId: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  const path = `/documents/${documentId}/attachments`;
  return upload(path, file, attachmentSchema, { query: { locale: currentLocale() }, onProgress, signal });
}

/** A file that has just been stored joins the list. */
export async function addToList(client: QueryClient, documentId: string, made: Attachment): Promise<void> {
  const { queryKey } = attachmentsQuery(documentId);
  // An answer that is on its way may be from before: a first one would not be asked for again by itself.
  await client.cancelQueries({ queryKey });
  client.setQueryData(queryKey, (list) => (list && !list.some(({ id }) => id === made.id) ? [...list, made] : list));
  await client.invalidateQueries({ queryKey });
}

/** Deletes a file for good. @param onDelete called before it leaves the list */
export function useDeleteAttachment(documentId: string, onDelete: (file: Attachment) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Attachment) => api.delete(`/documents/${documentId}/attachments/${id}`),
    onSuccess: (_nothing, file) => {
      onDelete(file);
      client.setQueryData(attachmentsQuery(documentId).queryKey, (list) => list?.filter(({ id }) => id !== file.id));
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.attachments(documentId) }),
  });
}
