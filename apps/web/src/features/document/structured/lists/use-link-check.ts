import { linkCheckSchema, type LinkCheck } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { ApiError } from '../../../../app/api/api-error';
import { api } from '../../../../app/api/client';
import { keys } from '../../../../app/queries/keys';
import { useActor } from '../../../../app/queries/me';
import { useLinkCheck } from '../../../../app/queries/programme';
import { whenSaved } from '../../export/wait-for-save';
import { useDocumentPage } from '../../hooks/document-context';
import { resultsByUrl } from './link-view';

/** The newest addresses are not on the server, and cannot get there now. */
export class NotSavedYet extends Error {
  override readonly name = 'NotSavedYet';
}

/** Results of the last check of a document's links, by address; undefined: this installation asks no addresses. */
export function useLinkResults() {
  const { detail } = useDocumentPage();
  const { data } = useLinkCheck(detail.id);
  return useMemo(() => (data?.enabled ? resultsByUrl(data) : undefined), [data]);
}

/** Starts a check, where one may, and follows it. */
export function useLinkCheckRun() {
  const { session, detail } = useDocumentPage();
  const client = useQueryClient();
  const actor = useActor();
  const { data } = useLinkCheck(detail.id);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => () => leaving.current?.abort(), []);

  const start = useMutation({
    mutationFn: async (): Promise<LinkCheck> => {
      const { signal } = (leaving.current = new AbortController());
      // The server asks what it has: what was typed a moment ago has to get there first.
      if (!(await whenSaved(session, signal))) {
        const { kind } = session.getSnapshot().save;
        throw kind === 'unsaved' ? new NotSavedYet() : new ApiError('offline', 'the text cannot reach the server');
      }
      return api.post(`/documents/${detail.id}/link-check`, {}, linkCheckSchema);
    },
    onSuccess: (begun) => client.setQueryData(keys.linkCheck(detail.id), begun),
  });
  const resource = { role: detail.role, status: detail.status, inBin: detail.binnedAt !== null };
  return {
    allowed: can(actor, 'document.check-links', resource),
    running: start.isPending || (data?.running ?? false),
    failure: start.error,
    start: () => start.mutate(),
  };
}
