import { IconLayoutSidebar, IconLayoutSidebarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button';
import { useSidebar } from './sidebar-context';

/** Folds and unfolds the sidebar of the workspace. */
export function SidebarToggle() {
  const { t } = useTranslation();
  const sidebar = useSidebar();
  if (!sidebar) return null;
  return (
    <IconButton
      label={sidebar.open ? t('nav.hideSidebar') : t('nav.showSidebar')}
      icon={sidebar.open ? <IconLayoutSidebarFilled size={20} /> : <IconLayoutSidebar size={20} />}
      aria-expanded={sidebar.open}
      onClick={() => sidebar.toggle()}
    />
  );
}
