import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { can } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { useDocumentPage, useSessionSnapshot } from '../hooks/document-context';
import { finalReason, mendableReason } from '../lib/save-view';
import { MendableNotice } from './mendable-notice';
import { ReadOnlyNotice } from './read-only-notice';
import { UnsentPanel } from './unsent-panel';

/** Between the top bar and the sheet: what keeps one from writing, and what to do about it. */
export function Notices({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const { t } = useTranslation('document');
  const { session, detail } = useDocumentPage();
  const actor = useActor();
  const { save, sync, stranded, writable } = useSessionSnapshot(session);
  const mayReview = can(actor, 'thread.create', { role: detail.role, status: detail.status, inBin: false });
  const mayReopen = can(actor, 'document.set-status', { role: detail.role, status: detail.status });

  if (stranded) {
    return (
      <UnsentPanel
        title={detail.title}
        reason={save.reason ?? 'refused'}
        sections={() => session.unsent()}
        onDiscard={onDiscard}
      />
    );
  }
  const final = finalReason(sync);
  if (final) {
    return (
      <div className="sp-notice sp-doc-notice" data-tone="warning" role="alert">
        <IconAlertTriangle size={18} aria-hidden />
        <div className="sp-notice-body">
          <strong>{t(`reason.${final}.title`)}</strong> {t(`reason.${final}.advice`)}
        </div>
        <Button size="compact-sm" variant="default" onClick={() => session.retry()}>
          {t('notice.reconnect')}
        </Button>
      </div>
    );
  }
  const mendable = mendableReason(save);
  if (mendable) return <MendableNotice reason={mendable} onDiscard={onDiscard} />;
  if (writable) return null;
  if (!detail.editable) {
    const { status } = detail;
    if (status === 'approved' || status === 'archived') {
      const what = t(mayReopen ? 'readOnly.reopen' : 'readOnly.askReopen');
      return <ReadOnlyNotice why={status} text={`${t(`readOnly.${status}`)} ${what}`} />;
    }
    const why = mayReview ? 'reviews' : 'role';
    return <ReadOnlyNotice why={why} text={t(`readOnly.${why}`, { role: t(`common:role.${detail.role}`) })} />;
  }
  return sync.access === 'read' ? <ReadOnlyNotice why="now" text={t('readOnly.now')} /> : null;
}
