import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { changesQuery, tellVisit, useDocumentChanges } from '../../../app/queries/activity';
import { announce } from '../../../ui/announcer';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentPage } from '../hooks/document-context';
import { focusUnlessTaken } from '../lib/focus-unless-taken';
import { ChangesContext, type Changes } from './changes-context';
import { ChangesPanel } from './changes-panel';
import { beginVisit, lookThrough } from './visit-clock';

/** What is new since the last visit, for the whole page, and the visit itself: it counts when one leaves. */
export function ChangesProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('activity');
  const { detail, session } = useDocumentPage();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data, error, refetch } = useDocumentChanges(detail.id);
  const [opened, setOpened] = useState(false);
  const opener = useRef<RefObject<HTMLElement | null>>(null);
  const { queryKey } = changesQuery(detail.id);

  // The address as it was at first: the link is taken out of it once its thread is shown.
  const [search] = useSearchParams();
  const [aimed] = useState(search.has('thread'));

  useEffect(
    () =>
      beginVisit({
        documentId: detail.id,
        aimed,
        news: () => client.getQueryData(changesQuery(detail.id).queryKey)?.sections.length,
        reachable: () => {
          const { state } = session.getSnapshot().sync;
          return navigator.onLine && (state === 'saved' || state === 'saving');
        },
        // One is gone: there is nobody to be told of a failure, and the next visit shows the same once more.
        tell: () => void tellVisit(detail.id).catch(() => undefined),
      }),
    [client, detail.id, session, aimed],
  );

  // However short the first visit is: at the next one, one is not here for the first time.
  const isFirst = data?.since === null;
  useEffect(() => {
    if (isFirst) void tellVisit(detail.id).catch(() => undefined);
  }, [isFirst, detail.id]);

  const markRead = useCallback(async () => {
    const before = client.getQueryData(queryKey);
    client.setQueryData(queryKey, { since: new Date().toISOString(), sections: [] });
    setOpened(false);
    // The button that was pressed is gone.
    document.getElementById('main')?.focus({ preventScroll: true });
    try {
      await tellVisit(detail.id);
      announce(t('changes.read'));
    } catch (failure) {
      client.setQueryData(queryKey, before);
      notifyError(errorText(failure));
    }
  }, [client, queryKey, detail.id, errorText, t]);

  const changes = useMemo<Changes>(
    () => ({
      data,
      error,
      retry: () => void refetch(),
      opened,
      open: (from) => {
        opener.current = from;
        lookThrough(detail.id);
        // Work goes on while one is here: the differences as they are now.
        if (data?.since) void refetch();
        setOpened(true);
      },
      close: () => {
        setOpened(false);
        if (opener.current) focusUnlessTaken(opener.current);
      },
      markRead,
    }),
    [data, error, refetch, opened, markRead, detail.id],
  );

  return (
    <ChangesContext value={changes}>
      {children}
      <ChangesPanel />
    </ChangesContext>
  );
}
