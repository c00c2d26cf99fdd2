import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { Announcer } from '../ui/announcer';
import { cssVariablesResolver, theme } from '../ui/theme/theme';
import { onSessionLost } from './api/session-lost';
import { ErrorBoundary } from './error-boundary';
import { createRouter } from './router';
import { onSignOutElsewhere } from './session/local-data';
import { leaveSession } from './session/leave-session';
import { UpdateNotice } from './update-notice';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'soproekt.theme' });

export function App({ client }: { client: QueryClient }) {
  const { t } = useTranslation();
  const router = useMemo(() => createRouter(), []);
  useEffect(() => onSessionLost(() => leaveSession(client, router)), [client, router]);
  useEffect(() => onSignOutElsewhere(() => window.location.replace('/sign-in')), []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <ErrorBoundary>
        <QueryClientProvider client={client}>
          <ModalsProvider modalProps={{ closeButtonProps: { 'aria-label': t('action.close') } }}>
            <RouterProvider router={router} />
            <Notifications position="bottom-right" zIndex={400} />
            <Announcer />
            <UpdateNotice />
          </ModalsProvider>
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  );
}
