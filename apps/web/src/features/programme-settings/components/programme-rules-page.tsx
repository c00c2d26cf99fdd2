import { Text } from '@mantine/core';
import { can } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useActor } from '../../../app/queries/me';
import { useProgrammeSettings } from '../../../app/queries/programme';
import { useWorkspace } from '../../../app/queries/workspace';
import { Notice } from '../../../ui/notice';
import { PageFrame } from '../../../ui/page-frame';
import { PageState } from '../../../ui/page-state';
import { RulesForm } from './rules-form';

/** `/w/:workspaceId/programme-rules`: the limits by which programmes are checked. Without the right to change them they can still be read. */
export function ProgrammeRulesPage() {
  const { t } = useTranslation('programmeRules');
  const { workspaceId = '' } = useParams();
  const workspace = useWorkspace(workspaceId).data;
  const settings = useProgrammeSettings(workspaceId);
  const actor = useActor();
  if (!workspace) return null;
  const mayUpdate = can(actor, 'programme-settings.update', { role: workspace.role });
  return (
    <PageFrame crumbs={[{ label: workspace.name, to: `/w/${workspaceId}` }]} title={t('title')} narrow>
      <Text c="dimmed" mb="xl">
        {t('about')}
      </Text>
      {!mayUpdate && (
        <div className="sp-rules-notice">
          <Notice tone="info">{t('readOnly')}</Notice>
        </div>
      )}
      <PageState query={settings} safe={t('safe')}>
        {(view) => <RulesForm workspaceId={workspaceId} view={view} readOnly={!mayUpdate} />}
      </PageState>
    </PageFrame>
  );
}
