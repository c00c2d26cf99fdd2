import { Tabs } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useMe } from '../../../app/queries/me';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState } from '../../../ui/page-state';

const PLACES = ['institutions', 'people'] as const;

/** What only the administrator of the installation does. */
export function AdminLayout() {
  const { t } = useTranslation('administration');
  const me = useMe();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const place = PLACES.find((name) => pathname.endsWith(`/${name}`)) ?? 'institutions';
  if (!me.isAdministrator) {
    return (
      <PageFrame title={t('title')}>
        <EmptyState icon={<IconShieldLock size={28} />} title={t('errors:adminOnly.title')}>
          {t('errors:adminOnly.advice')}
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t('title')} tabTitle={t(`tab.${place}`)}>
      <Tabs value={place} onChange={(next) => void navigate(`/admin/${next}`)} keepMounted={false}>
        <Tabs.List mb="lg">
          {PLACES.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PLACES.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {name === place && <Outlet />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </PageFrame>
  );
}
