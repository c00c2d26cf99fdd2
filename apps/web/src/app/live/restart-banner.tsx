import { IconCloudOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import { useLiveState } from './live-context';

/** A short break is nobody's business. */
const PATIENCE = 4000;

/** Calm words while the server is away, laid over the page. In a document its saved indicator tells the break itself. */
export function RestartBanner() {
  const { t } = useTranslation('session');
  const { status, restarting } = useLiveState();
  const inDocument = useMatch('/w/:workspaceId/d/:documentId') !== null;
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (status !== 'lost') {
      setAway(false);
      return;
    }
    const timer = setTimeout(() => setAway(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [status]);

  if (!restarting && (!away || inDocument)) return null;
  return (
    <div className="sp-banner" data-tone="warning" role="status">
      <IconCloudOff size={18} aria-hidden />
      {restarting ? t('restarting') : t('disconnected')}
    </div>
  );
}
