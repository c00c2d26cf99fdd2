import { Navigate, useLocation, useSearchParams } from 'react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { GateFrame } from '../../../app/layout/gate-frame';
import { meQuery } from '../../../app/queries/me';
import { deviceOwner } from '../../../app/session/local-data';
import { safeNext } from '../../../app/session/next-path';
import { useSetupState } from '../api/use-setup-state';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  const { t } = useTranslation('signIn');
  const [params] = useSearchParams();
  const location = useLocation();
  const next = safeNext(params.get('next'));
  const setup = useSetupState();
  // Asked only where somebody has been signed in: a stranger's first request should not be a refusal.
  // What the cache remembers does not count here: the session may be the very thing that has ended.
  const me = useQuery({ ...meQuery, enabled: deviceOwner() !== null, retry: false, refetchOnMount: 'always' });

  if (setup.data?.required) return <Navigate to="/setup" replace />;
  if (me.isSuccess && me.isFetchedAfterMount) return <Navigate to={next} replace />;
  const { email = '', ended = false } = (location.state ?? {}) as { email?: string; ended?: boolean };
  return (
    <GateFrame title={t('title')}>
      <SignInForm next={next} email={email} ended={ended} demo={setup.data?.demo ?? false} />
    </GateFrame>
  );
}
