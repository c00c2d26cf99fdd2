import type { DocumentDetail } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShowDocument } from '../../../app/live/live-context';
import { keys } from '../../../app/queries/keys';
import { useActor, useMe } from '../../../app/queries/me';
import { useParties } from '../../../app/queries/workspace';
import { PageFrame } from '../../../ui/page-frame';
import { DocumentContext } from '../hooks/document-context';
import { useCrumbs } from '../hooks/use-crumbs';
import { useCollabSession } from '../hooks/use-collab-session';
import { useUnsentMark } from '../hooks/use-unsent-mark';
import { PageView } from '../lib/page-view';
import { SectionCommands } from '../lib/section-commands';
import { BinnedDocument } from './binned-document';
import { DocumentSkeleton } from './document-skeleton';
import { DocumentWorkspace } from './document-workspace';
import { LoadFailure } from './load-failure';

/** A document whose facts are known: its text is fetched, and shown once it is there. */
export function OpenDocument({ detail }: { detail: DocumentDetail }) {
  const { t } = useTranslation('document');
  const client = useQueryClient();
  const me = useMe();
  const actor = useActor();
  const { partyOf, party } = useParties(detail.workspaceId);
  useShowDocument(detail.workspaceId, detail.id);
  const own = partyOf(me.id) ?? party(me.institution?.id);
  const { id, shortName, hue } = own ?? {};
  const user = useMemo(
    () => ({
      id: me.id,
      name: me.name,
      institution: id && shortName !== undefined && hue !== undefined ? { id, shortName, hue } : null,
    }),
    [me.id, me.name, id, shortName, hue],
  );
  const crumbs = useCrumbs(detail);
  const inBin = detail.binnedAt !== null;
  const mayWrite = can(actor, 'document.edit', { role: detail.role, status: detail.status, inBin });
  const { session, snapshot, discard } = useCollabSession(detail.id, user, mayWrite);
  const view = useMemo(() => new PageView(session.hub), [session]);
  const commands = useMemo(() => new SectionCommands(session), [session]);
  useUnsentMark(session, snapshot, detail);

  // A right that came back, or a document taken out of the bin: the server will let us in again.
  useEffect(() => {
    if (!inBin) session.welcomeBack();
  }, [session, inBin, detail.role, detail.status]);

  // Closed for good by the server: what is known of the document, or of one's role, may be old.
  const shutOut = snapshot.sync.closeCode !== null;
  useEffect(() => {
    if (shutOut) void client.invalidateQueries({ queryKey: keys.document(detail.id) });
  }, [shutOut, client, detail.id]);

  const { writable } = snapshot;
  const context = useMemo(
    () => ({ session, snapshot: { writable }, detail, commands, view }),
    [session, writable, detail, commands, view],
  );

  if (inBin && !snapshot.stranded) return <BinnedDocument detail={detail} />;
  if (snapshot.phase === 'ready') {
    return (
      <DocumentContext value={context}>
        <DocumentWorkspace key={session.doc.clientID} onDiscard={discard} />
      </DocumentContext>
    );
  }
  return (
    <PageFrame fill tabTitle={detail.title} crumbs={crumbs} title={<h1 className="sp-page-title">{detail.title}</h1>}>
      {snapshot.phase === 'failed' ? (
        <LoadFailure documentId={detail.id} sync={snapshot.sync} onRetry={() => session.retry()} />
      ) : (
        <DocumentSkeleton label={t('load.loading')} />
      )}
    </PageFrame>
  );
}
