import { Stack } from '@mantine/core';
import { can } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useActor } from '../../../app/queries/me';
import { useWorkspace } from '../../../app/queries/workspace';
import { Notice } from '../../../ui/notice';
import { PageFrame } from '../../../ui/page-frame';
import { DetailsForm } from './details-form';
import { LeaveSection } from './leave-section';
import { OwnersSection } from './owners-section';

/** Name, owners, and the way out. Without the right to change them they can still be read. */
export function SettingsPage() {
  const { t } = useTranslation('workspace');
  const { workspaceId = '' } = useParams();
  const workspace = useWorkspace(workspaceId).data;
  const actor = useActor();
  if (!workspace) return null;
  const mayUpdate = can(actor, 'workspace.update', { role: workspace.role });
  return (
    <PageFrame crumbs={[{ label: workspace.name, to: `/w/${workspaceId}` }]} title={t('settings.title')} narrow>
      <Stack gap="xxl">
        {!mayUpdate && <Notice tone="info">{t('settings.readOnly')}</Notice>}
        <DetailsForm key={`${workspace.name}\n${workspace.description}`} workspace={workspace} readOnly={!mayUpdate} />
        <OwnersSection workspace={workspace} />
        <LeaveSection workspace={workspace} />
      </Stack>
    </PageFrame>
  );
}
