import { notifications } from '@mantine/notifications';
import type { LivePayload, Workspace } from '@soproekt/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { announce } from '../../ui/announcer';
import { reportSessionLost } from '../api/session-lost';
import { keys } from '../queries/keys';
import { applyLiveEvent } from './apply-event';
import { LiveConnection, type LiveHandler } from './live-connection';
import { LiveContext } from './live-context';

/** Says what a change of one's own rights means; a withdrawn one leads out of the workspace. */
function explainAccess(client: QueryClient, change: LivePayload<'access.changed'>, leave: () => void): void {
  const workspace = client.getQueryData<Workspace>(keys.workspace(change.workspaceId));
  if (!workspace) return;
  const inside = window.location.pathname.startsWith(`/w/${change.workspaceId}`);
  const closeButtonProps = { 'aria-label': i18next.t('common:action.close') };
  if (change.role) {
    if (change.role === workspace.role) return;
    const role = i18next.t(`common:role.${change.role}`);
    const message = i18next.t('session:roleChanged', { name: workspace.name, role });
    notifications.show({ message, autoClose: 10_000, closeButtonProps });
    announce(message);
    return;
  }
  const message = i18next.t('errors:removed.advice', { name: workspace.name });
  notifications.show({
    title: i18next.t('errors:removed.title'),
    message,
    color: 'yellow',
    autoClose: false,
    closeButtonProps,
  });
  announce(message, 'assertive');
  if (inside) leave();
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [live, setLive] = useState<LiveConnection | null>(null);

  useEffect(() => {
    const onEvent: LiveHandler = (event, payload) => {
      if (event === 'session.ended') reportSessionLost();
      if (event === 'access.changed') {
        const change = payload as LivePayload<'access.changed'>;
        explainAccess(client, change, () => void navigate('/', { replace: true }));
      }
      applyLiveEvent(client, event, payload);
    };
    const connection = new LiveConnection(onEvent, () => void client.invalidateQueries());
    connection.connect();
    setLive(connection);
    return () => connection.close();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- one socket per session, whatever the router does
  }, [client]);

  return <LiveContext value={live}>{children}</LiveContext>;
}
