import type { DocumentDetail } from '@soproekt/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../../../ui/side-panel';
import { EVERYTHING } from '../lib/activity-view';
import { ActivityFeed } from './activity-feed';

interface Props {
  readonly detail: DocumentDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What people did in one document, over its page. */
export function ActivityPanel({ detail, opened, onClose }: Props) {
  const { t } = useTranslation('activity');
  const [filter, setFilter] = useState(EVERYTHING);
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('history')} width={480}>
      <ActivityFeed
        scope={{ kind: 'document', id: detail.id }}
        workspaceId={detail.workspaceId}
        filter={filter}
        onFilter={setFilter}
        onGone={onClose}
      />
    </SidePanel>
  );
}
