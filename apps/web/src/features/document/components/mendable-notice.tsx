import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import type { MendableReason } from '../lib/save-view';
import { UnsentActions } from './unsent-actions';

interface Props {
  reason: MendableReason;
  onDiscard: () => Promise<void>;
}

/** Trouble that the person can end, while the sheet stays open for it. */
export function MendableNotice({ reason, onDiscard }: Props) {
  const { t } = useTranslation('document');
  const { session, detail } = useDocumentPage();
  return (
    <div
      className="sp-notice sp-doc-notice sp-doc-trouble"
      data-tone="warning"
      data-testid="save-trouble"
      data-reason={reason}
      role="alert"
    >
      <IconAlertTriangle size={18} aria-hidden />
      <div className="sp-notice-body">
        <strong>{t(`reason.${reason}.title`)}</strong> {t(`reason.${reason}.advice`)}
      </div>
      <div className="sp-doc-trouble-actions">
        {reason === 'crowded' && (
          <Button size="compact-sm" variant="default" onClick={() => session.retry()}>
            {t('notice.reconnect')}
          </Button>
        )}
        {reason === 'incomplete' && (
          <Button size="compact-sm" onClick={() => window.location.reload()}>
            {t('notice.reload')}
          </Button>
        )}
        {reason !== 'crowded' && (
          <UnsentActions compact title={detail.title} sections={() => session.unsent()} onDiscard={onDiscard} />
        )}
      </div>
    </div>
  );
}
