import type { DocumentDetail, DocumentQuery, DocumentSummary } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from './keys';

/** Whether a list with these filters shows the document. */
export function listShows(query: DocumentQuery, document: DocumentSummary): boolean {
  if ((query.bin === 'true') !== (document.binnedAt !== null)) return false;
  if (query.kind && query.kind !== document.kind) return false;
  if (query.status && query.status !== document.status) return false;
  const search = query.search?.trim().toLocaleLowerCase('ru');
  return !search || document.title.toLocaleLowerCase('ru').includes(search);
}

function place(list: DocumentSummary[], document: DocumentSummary, shown: boolean): DocumentSummary[] {
  const at = list.findIndex((item) => item.id === document.id);
  if (!shown) return at < 0 ? list : list.filter((item) => item.id !== document.id);
  return at < 0 ? [document, ...list] : list.with(at, document);
}

/** An answer that is on its way may be older than what has just been told: it is asked for again. */
function askAgainIfUnderWay(client: QueryClient, queryKey: QueryKey): void {
  const exactly = { queryKey, exact: true };
  if (client.isFetching(exactly) === 0) return;
  // A first question is not given up by asking again, so it is given up here.
  void client.cancelQueries(exactly).then(() => client.invalidateQueries(exactly));
}

/** Brings a document, as it is now, into every list and page that shows it. */
export function mergeDocument(client: QueryClient, document: DocumentSummary): void {
  for (const [key, list] of client.getQueriesData<DocumentSummary[]>({
    queryKey: keys.documentLists(document.workspaceId),
  })) {
    const query = (key[2] ?? {}) as DocumentQuery;
    if (list) client.setQueryData(key, place(list, document, listShows(query, document)));
    askAgainIfUnderWay(client, key);
  }
  client.setQueryData<DocumentSummary[]>(keys.recent, (list) => {
    if (!list?.some((item) => item.id === document.id)) return list;
    return place(list, document, document.binnedAt === null);
  });
  client.setQueryData<DocumentDetail>(keys.document(document.id), (detail) =>
    detail ? { ...detail, ...document, editable: editable(detail, document) } : detail,
  );
  askAgainIfUnderWay(client, keys.recent);
  askAgainIfUnderWay(client, keys.document(document.id));
}

function editable(detail: DocumentDetail, document: DocumentSummary): boolean {
  // document.edit asks for nothing but role, status and bin, so any actor will do.
  const actor = { userId: '', institutionId: null, isAdministrator: false };
  return can(actor, 'document.edit', {
    role: detail.role,
    status: document.status,
    inBin: document.binnedAt !== null,
  });
}

/** Takes a document that no longer exists out of every list. */
export function dropDocument(client: QueryClient, workspaceId: string, documentId: string): void {
  for (const [key, list] of client.getQueriesData<DocumentSummary[]>({ queryKey: keys.documentLists(workspaceId) })) {
    if (list) {
      client.setQueryData(
        key,
        list.filter((item) => item.id !== documentId),
      );
    }
  }
  client.setQueryData<DocumentSummary[]>(keys.recent, (list) => list?.filter((item) => item.id !== documentId));
  void client.invalidateQueries({ queryKey: keys.document(documentId) });
}
