import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useTranslation } from 'react-i18next';
import { confirmAction } from '../../../ui/confirm';

/** Catches leaving the page while something on it is not saved. */
export function useLeaveWarning(dirty: boolean): void {
  const { t } = useTranslation('programmeRules');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!dirty) return;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [dirty]);

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void confirmAction({
      title: t('leave.title'),
      consequence: t('leave.consequence'),
      confirmLabel: t('leave.confirm'),
      danger: true,
    }).then((sure) => (sure ? blocker.proceed() : blocker.reset()));
  }, [blocker, t]);
}
