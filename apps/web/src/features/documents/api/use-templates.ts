import { templateSchema } from '@soproekt/contracts';
import type { DocumentKind } from '@soproekt/domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';

/** The templates of a kind, with headings in the language of the interface. */
export function useTemplates(workspaceId: string, kind: DocumentKind) {
  const { i18n } = useTranslation();
  const locale = i18n.language;
  return useQuery({
    queryKey: keys.templates(workspaceId, kind, locale),
    queryFn: ({ signal }) =>
      api.get(`/workspaces/${workspaceId}/templates`, z.array(templateSchema), { query: { kind, locale }, signal }),
    staleTime: Infinity,
  });
}
