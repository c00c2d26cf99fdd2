import { modals } from '@mantine/modals';
import type { DocumentDetail } from '@soproekt/contracts';
import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useRef } from 'react';
import { keys } from '../../../app/queries/keys';
import { setUnsent } from '../../../app/session/unsent';
import { UnsentPanel } from '../components/unsent-panel';
import type { CollabSession, SessionSnapshot } from '../lib/collab-session';
import { eraseLocalDatabase } from '../lib/local-store';

/**
 * Keeps the frame's note of unsent edits, which signing out asks about. When access ends and the frame leads out of the
 * page, what was written and not sent goes along in a dialog: it is never lost silently.
 */
export function useUnsentMark(session: CollabSession, snapshot: SessionSnapshot, detail: DocumentDetail): void {
  const client = useQueryClient();
  const { pending } = snapshot.local;
  const loaded = snapshot.phase === 'ready';
  useEffect(() => {
    if (loaded) setUnsent(detail.id, detail.title, pending);
  }, [detail.id, detail.title, pending, loaded]);

  const latest = useRef(detail);
  useEffect(() => {
    latest.current = detail;
  }, [detail]);
  useEffect(
    () => () => {
      const now = session.getSnapshot();
      const { id, title, workspaceId } = latest.current;
      const shutOut = client.getQueryData(keys.workspace(workspaceId)) === undefined && client.getQueryData(keys.me);
      if (!now.local.pending || !(now.stranded || shutOut) || now.save.reason === 'session-ended') return;
      const sections = session.unsent();
      if (sections.length === 0) return;
      const modal = modals.open({
        title: title,
        size: 'lg',
        closeOnClickOutside: false,
        closeButtonProps: { 'aria-label': i18next.t('common:action.close') },
        children: (
          <UnsentPanel
            title={title}
            reason={now.save.reason ?? 'no-right'}
            sections={() => sections}
            onDiscard={async () => {
              modals.close(modal);
              setUnsent(id, title, false);
              await eraseLocalDatabase(session.databaseName);
            }}
          />
        ),
      });
    },
    [client, session],
  );
}
