import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { DocumentDetail } from '@soproekt/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [filter, setFilter] = useState(EVERYTHING);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position={phone ? 'bottom' : 'right'}
      size={phone ? '82%' : 480}
      title={t('history')}
      padding="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <ActivityFeed
        scope={{ kind: 'document', id: detail.id }}
        workspaceId={detail.workspaceId}
        filter={filter}
        onFilter={setFilter}
        onGone={onClose}
      />
    </Drawer>
  );
}
