import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useWorkspace } from '../../../app/queries/workspace';
import { PageFrame } from '../../../ui/page-frame';
import { useActivityFilters } from '../hooks/use-activity-filters';
import { ActivityFeed } from './activity-feed';

/** `/w/:workspaceId/activity`: what people did in all documents of a workspace. */
export function ActivityPage() {
  const { t } = useTranslation('activity');
  const { workspaceId = '' } = useParams();
  const workspace = useWorkspace(workspaceId).data;
  const [filter, setFilter] = useActivityFilters();
  return (
    <PageFrame
      crumbs={workspace ? [{ label: workspace.name, to: `/w/${workspaceId}` }] : []}
      title={t('title')}
      tabTitle={workspace ? `${t('title')}: ${workspace.name}` : t('title')}
    >
      <ActivityFeed
        key={workspaceId}
        scope={{ kind: 'workspace', id: workspaceId }}
        workspaceId={workspaceId}
        filter={filter}
        onFilter={setFilter}
      />
    </PageFrame>
  );
}
