import { Drawer } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useMatch, useParams } from 'react-router';
import { ErrorState, LoadingState } from '../../ui/page-state';
import { NoAccessPage } from '../../features/errors/no-access-page';
import { isApiError } from '../api/api-error';
import { useFollowWorkspace } from '../live/live-context';
import { useMembers, useWorkspace } from '../queries/workspace';
import { SidebarContext } from './sidebar-context';
import { WorkspaceSidebar } from './workspace-sidebar';

/** Sidebar and page of one workspace; follows it live for as long as one is inside. */
export function WorkspaceLayout() {
  const { workspaceId = '' } = useParams();
  const workspace = useWorkspace(workspaceId);
  useMembers(workspaceId);
  useFollowWorkspace(workspaceId);

  if (isApiError(workspace.error, 'not-found', 'not-allowed', 'gone', 'invalid-input')) return <NoAccessPage />;
  if (workspace.error && !workspace.data) {
    return (
      <main id="main" tabIndex={-1} className="sp-main">
        <ErrorState error={workspace.error} onRetry={() => void workspace.refetch()} />
      </main>
    );
  }
  if (!workspace.data) {
    return (
      <div className="sp-column" style={{ width: '100%' }}>
        <LoadingState rows={6} />
      </div>
    );
  }
  return <WorkspaceFrame workspaceId={workspaceId} />;
}

/** The document page needs the width: there the sidebar is folded until one wants it. Both choices are remembered. */
function WorkspaceFrame({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const inDocument = useMatch('/w/:workspaceId/d/:documentId') !== null;
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [onPages, setOnPages] = useLocalStorage({
    key: 'soproekt.sidebar',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [onDocument, setOnDocument] = useLocalStorage({
    key: 'soproekt.sidebar.document',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawer, setDrawer] = useState(false);
  useEffect(() => setDrawer(false), [pathname]);

  const open = phone ? drawer : inDocument ? onDocument : onPages;
  const control = useMemo(
    () => ({
      open,
      toggle: () => (phone ? setDrawer : inDocument ? setOnDocument : setOnPages)(!open),
    }),
    [open, phone, inDocument, setOnDocument, setOnPages],
  );

  return (
    <SidebarContext value={control}>
      <div className="sp-workspace">
        {phone ? (
          <Drawer
            opened={drawer}
            onClose={() => setDrawer(false)}
            title={t('nav.workspace')}
            size={304}
            closeButtonProps={{ 'aria-label': t('action.close') }}
          >
            <WorkspaceSidebar workspaceId={workspaceId} />
          </Drawer>
        ) : (
          open && (
            <nav className="sp-sidebar" aria-label={t('nav.workspace')}>
              <WorkspaceSidebar workspaceId={workspaceId} />
            </nav>
          )
        )}
        <div className="sp-area">
          <Outlet />
        </div>
      </div>
    </SidebarContext>
  );
}
