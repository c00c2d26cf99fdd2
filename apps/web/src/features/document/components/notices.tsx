import { Button } from '@mantine/core';
import { IconAlertTriangle, IconEye, IconLock } from '@tabler/icons-react';
import { can } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { useDocumentPage, useSessionSnapshot } from '../hooks/document-context';
import { finalReason, mendableReason } from '../lib/save-view';
import { MendableNotice } from './mendable-notice';
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
    const frozen = detail.status === 'approved' || detail.status === 'archived';
    const Icon = frozen ? IconLock : IconEye;
    return (
      <div className="sp-notice sp-doc-notice" data-tone="info" role="status" data-testid="read-only">
        <Icon size={18} aria-hidden />
        <div className="sp-notice-body">
          {frozen
            ? `${t(`readOnly.${detail.status as 'approved' | 'archived'}`)} ${t(mayReopen ? 'readOnly.reopen' : 'readOnly.askReopen')}`
            : t(mayReview ? 'readOnly.reviews' : 'readOnly.role', { role: t(`common:role.${detail.role}`) })}
        </div>
      </div>
    );
  }
  if (sync.access !== 'read') return null;
  return (
    <div className="sp-notice sp-doc-notice" data-tone="info" role="status" data-testid="read-only">
      <IconEye size={18} aria-hidden />
      <div className="sp-notice-body">{t('readOnly.now')}</div>
    </div>
  );
}
