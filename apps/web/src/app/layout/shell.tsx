import { IconHome, IconKeyboard, IconLogout, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { Link, Outlet, useLocation, useMatch } from 'react-router';
import { ShortcutsDialog, useShortcutsDialog } from '../../features/shortcuts/components/shortcuts-dialog';
import { Mark } from '../../ui/mark';
import { notifyError } from '../../ui/notify';
import { PersonAvatar } from '../../ui/person-avatar';
import { LoadingState } from '../../ui/page-state';
import { useErrorText } from '../../ui/use-error-text';
import { RestartBanner } from '../live/restart-banner';
import { useMe } from '../queries/me';
import { workspaceQuery } from '../queries/workspace';
import { signOut } from '../session/sign-out';
import { InboxLink } from './inbox-link';
import { RailLink } from './rail-link';

/** After a change of page, keyboard and screen reader begin at its content. */
function useFocusOnPageChange(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [pathname]);
}

/** The colour of one's own institution; known inside a workspace only. */
function useOwnHue(institutionId: string | undefined): number | undefined {
  const id = useMatch('/w/:workspaceId/*')?.params.workspaceId ?? '';
  const { data } = useQuery({ ...workspaceQuery(id), enabled: false });
  return data?.parties.find((party) => party.id === institutionId)?.hue;
}

/** Rail and page; on a phone the rail is a bottom bar. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { pathname } = useLocation();
  const shortcuts = useShortcutsDialog();
  const hue = useOwnHue(me.institution?.id);
  useFocusOnPageChange();

  const leave = () => {
    signOut(client).catch((error: unknown) => notifyError(errorText(error)));
  };

  return (
    <div className="sp-shell">
      <a className="sp-skip" href="#main">
        {t('nav.skip')}
      </a>
      <nav className="sp-rail" aria-label={t('nav.main')}>
        <Link to="/" className="sp-rail-mark" aria-hidden tabIndex={-1}>
          <Mark size={28} />
        </Link>
        <RailLink to="/" label={t('nav.home')} icon={<IconHome size={22} />} current={pathname === '/'} />
        <InboxLink />
        {me.isAdministrator && (
          <RailLink
            to="/admin"
            label={t('nav.admin')}
            icon={<IconSettings size={22} />}
            current={pathname.startsWith('/admin')}
          />
        )}
        <span className="sp-rail-space" />
        <Menu position="right-end" withinPortal>
          <Menu.Target>
            <Tooltip label={t('nav.account')} position="right">
              <UnstyledButton className="sp-rail-link" aria-label={`${t('nav.account')}: ${me.name}`}>
                <PersonAvatar name={me.name} hue={hue} size={32} plain />
                <span className="sp-rail-link-text" aria-hidden>
                  {t('nav.profile')}
                </span>
              </UnstyledButton>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{me.name}</Menu.Label>
            <Menu.Item component={Link} to="/profile" leftSection={<IconUserCircle size={16} />}>
              {t('nav.profile')}
            </Menu.Item>
            <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={shortcuts.open}>
              {t('nav.shortcuts')}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconLogout size={16} />} onClick={leave}>
              {t('nav.signOut')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </nav>
      <div className="sp-area">
        <RestartBanner />
        <Suspense fallback={<LoadingState />}>
          <Outlet />
        </Suspense>
      </div>
      <ShortcutsDialog opened={shortcuts.opened} onClose={shortcuts.close} />
    </div>
  );
}
