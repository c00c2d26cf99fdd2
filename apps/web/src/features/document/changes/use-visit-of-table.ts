import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { changesQuery, tellVisit } from '../../../app/queries/activity';
import { beginVisit } from './visit-clock';

/** The table of disagreements is part of the visit during which it is looked at: what was new in the document stays so. */
export function useVisitOfTable(documentId: string): void {
  const client = useQueryClient();
  // Keeps what the document page has asked for; here nothing is asked.
  useQuery({ ...changesQuery(documentId), enabled: false });
  useEffect(
    () =>
      beginVisit({
        documentId,
        aimed: false,
        news: () => client.getQueryData(changesQuery(documentId).queryKey)?.sections.length,
        reachable: () => navigator.onLine,
        tell: () => void tellVisit(documentId).catch(() => undefined),
      }),
    [client, documentId],
  );
}
