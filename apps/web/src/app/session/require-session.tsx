import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { setLocale } from '../../i18n/i18n';
import { ErrorState } from '../../ui/page-state';
import { isApiError } from '../api/api-error';
import { LiveProvider } from '../live/live-provider';
import { ShellSkeleton } from '../layout/shell-skeleton';
import { meQuery } from '../queries/me';
import { claimDevice } from './local-data';
import { signInPath } from './next-path';

/** The signed-in part of the application. What is known from the last visit is enough to begin without a connection. */
export function RequireSession() {
  const location = useLocation();
  const me = useQuery(meQuery);
  const { setColorScheme } = useMantineColorScheme();
  const { id, locale, theme } = me.data ?? {};

  useEffect(() => {
    if (id) void claimDevice(id);
  }, [id]);
  useEffect(() => {
    if (locale) void setLocale(locale);
  }, [locale]);
  useEffect(() => {
    if (theme) setColorScheme(theme);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- follows the profile, not the function
  }, [theme]);

  if (isApiError(me.error, 'not-signed-in'))
    return <Navigate to={signInPath(location)} replace state={{ ended: me.data !== undefined }} />;
  if (me.data) {
    return (
      <LiveProvider key={me.data.id}>
        <Outlet />
      </LiveProvider>
    );
  }
  if (me.error) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  return <ShellSkeleton />;
}
