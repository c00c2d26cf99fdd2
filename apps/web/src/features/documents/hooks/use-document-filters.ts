import type { DocumentSummary } from '@soproekt/contracts';
import { DOCUMENT_KINDS, DOCUMENT_STATUSES } from '@soproekt/domain';
import { useSearchParams } from 'react-router';
import { listShows } from '../../../app/queries/document-cache';
import type { Formatters } from '../../../i18n/format';

export const SORTS = ['updated', 'title', 'words'] as const;
export type Sort = (typeof SORTS)[number];

function oneOf<T extends string>(list: readonly T[], value: string | null): T | undefined {
  return list.find((item) => item === value);
}

/** Filters and order of the list live in the address, so that it can be sent, kept and gone back to. */
export function useDocumentFilters() {
  const [params, setParams] = useSearchParams();
  const filters = {
    kind: oneOf(DOCUMENT_KINDS, params.get('kind')),
    status: oneOf(DOCUMENT_STATUSES, params.get('status')),
    search: params.get('search') ?? '',
    sort: oneOf(SORTS, params.get('sort')) ?? 'updated',
    bin: params.get('bin') === 'true',
    creating: params.has('new'),
    importing: params.has('import'),
  };
  const set = (change: Record<string, string | null | undefined>, replace = true) =>
    setParams(
      (before) => {
        for (const [key, value] of Object.entries(change)) {
          if (value) before.set(key, value);
          else before.delete(key);
        }
        return before;
      },
      { replace },
    );
  return { filters, set, filtered: Boolean(filters.kind || filters.status || filters.search) };
}

export type DocumentFilters = ReturnType<typeof useDocumentFilters>['filters'];

/** The documents that the filters let through, in the chosen order. */
export function arrange(
  documents: readonly DocumentSummary[],
  { kind, status, search, sort, bin }: DocumentFilters,
  compare: Formatters['compare'],
): DocumentSummary[] {
  const query = { kind, status, search, bin: bin ? ('true' as const) : undefined };
  const shown = documents.filter((document) => listShows(query, document));
  switch (sort) {
    case 'title':
      return shown.sort((a, b) => compare(a.title, b.title));
    case 'words':
      return shown.sort((a, b) => b.wordCount - a.wordCount);
    case 'updated':
      return shown.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  }
}
