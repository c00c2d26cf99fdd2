import { Menu, Text, UnstyledButton } from '@mantine/core';
import { can } from '@soproekt/domain';
import {
  IconBook2,
  IconCheck,
  IconFiles,
  IconHistory,
  IconLayoutDashboard,
  IconListCheck,
  IconSelector,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { PersonAvatarGroup } from '../../ui/person-avatar';
import { usePresence } from '../live/live-context';
import { useActor } from '../queries/me';
import { useParties, useWorkspace, useWorkspaces } from '../queries/workspace';

/** Which workspace this is, its places, and who is here now. */
export function WorkspaceSidebar({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation();
  const workspace = useWorkspace(workspaceId).data;
  const others = useWorkspaces().data ?? [];
  const present = usePresence(workspaceId);
  const { party } = useParties(workspaceId);
  const actor = useActor();
  const resource = { role: workspace?.role ?? null };
  const base = `/w/${workspaceId}`;
  const places = [
    { to: base, end: true, label: t('nav.overview'), icon: <IconLayoutDashboard size={18} /> },
    { to: `${base}/documents`, end: false, label: t('nav.documents'), icon: <IconFiles size={18} /> },
    ...(can(actor, 'activity.read', resource)
      ? [{ to: `${base}/activity`, end: false, label: t('activity:title'), icon: <IconHistory size={18} /> }]
      : []),
    { to: `${base}/members`, end: false, label: t('nav.members'), icon: <IconUsers size={18} /> },
    ...(can(actor, 'standard.list', resource)
      ? [{ to: `${base}/standards`, end: false, label: t('nav.standards'), icon: <IconBook2 size={18} /> }]
      : []),
    ...(can(actor, 'programme-settings.read', resource)
      ? [{ to: `${base}/programme-rules`, end: false, label: t('nav.rules'), icon: <IconListCheck size={18} /> }]
      : []),
    { to: `${base}/settings`, end: false, label: t('nav.settings'), icon: <IconSettings size={18} /> },
  ];
  const here = present.map((person) => {
    const home = party(person.institutionId);
    return { id: person.userId, name: person.name, hue: home?.hue, institution: home?.shortName };
  });

  return (
    <div className="sp-sidebar-body">
      <Menu width={248} position="bottom-start">
        <Menu.Target>
          <UnstyledButton className="sp-sidebar-switch" aria-label={`${workspace?.name}. ${t('nav.switchWorkspace')}`}>
            <span className="sp-sidebar-name">{workspace?.name}</span>
            <IconSelector size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((other) => (
            <Menu.Item
              key={other.id}
              component={Link}
              to={`/w/${other.id}`}
              rightSection={other.id === workspaceId ? <IconCheck size={16} /> : undefined}
            >
              {other.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item component={Link} to="/">
            {t('nav.home')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <div>
        {places.map(({ to, end, label, icon }) => (
          <NavLink key={to} to={to} end={end} className="sp-sidebar-link">
            {icon}
            {label}
          </NavLink>
        ))}
      </div>
      {here.length > 0 && (
        <div className="sp-sidebar-here">
          <Text size="xs" c="dimmed" mb={6}>
            {t('nav.hereNow')}
          </Text>
          <PersonAvatarGroup people={here} max={7} active />
        </div>
      )}
    </div>
  );
}
