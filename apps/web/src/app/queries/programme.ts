import { linkCheckSchema, programmeSettingsViewSchema, standardSchema, type Standard } from '@soproekt/contracts';
import type { Locale } from '@soproekt/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isLocale, DEFAULT_LOCALE } from '../../i18n/i18n';
import { api } from '../api/client';
import { keys } from './keys';

/** Live events say when these change; asking again with every visit would bring nothing. */
const STALE = 5 * 60_000;
/** While a check of links runs. */
const ASK_AGAIN = 3_000;

export const programmeSettingsQuery = (workspaceId: string, locale: Locale) =>
  queryOptions({
    queryKey: [...keys.programmeSettings(workspaceId), locale],
    queryFn: ({ signal }) =>
      api.get(`/workspaces/${workspaceId}/programme-settings`, programmeSettingsViewSchema, {
        query: { locale },
        signal,
      }),
    staleTime: STALE,
  });

export const standardsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: keys.standards(workspaceId),
    queryFn: ({ signal }) => api.get(`/workspaces/${workspaceId}/standards`, z.array(standardSchema), { signal }),
    staleTime: STALE,
  });

export const linkCheckQuery = (documentId: string) =>
  queryOptions({
    queryKey: keys.linkCheck(documentId),
    queryFn: ({ signal }) => api.get(`/documents/${documentId}/link-check`, linkCheckSchema, { signal }),
    staleTime: STALE,
    // The event that tells the end may be missed, or come before the answer to the start.
    refetchInterval: ({ state }) => (state.data?.running ? ASK_AGAIN : false),
  });

/** Limits of the checks, with what each default rests on in the language of the interface. */
export function useProgrammeSettings(workspaceId: string, enabled = true) {
  const { i18n } = useTranslation();
  const locale = isLocale(i18n.language) ? i18n.language : DEFAULT_LOCALE;
  return useQuery({ ...programmeSettingsQuery(workspaceId, locale), enabled });
}

/** The catalogue of occupational standards of a workspace. */
export function useStandards(workspaceId: string, enabled = true) {
  return useQuery({ ...standardsQuery(workspaceId), enabled });
}

/** What asking the addresses of a document has brought. */
export function useLinkCheck(documentId: string, enabled = true) {
  return useQuery({ ...linkCheckQuery(documentId), enabled });
}

const NO_STANDARDS: readonly Standard[] = [];

/** As useStandards; empty until it is loaded. */
export function useStandardList(workspaceId: string): readonly Standard[] {
  return useStandards(workspaceId).data ?? NO_STANDARDS;
}
