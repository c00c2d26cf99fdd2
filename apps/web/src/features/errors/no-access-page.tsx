import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageFrame } from '../../ui/page-frame';
import { EmptyState } from '../../ui/page-state';

/** A workspace that one may not see, or that is not there: the server does not tell which. */
export function NoAccessPage() {
  const { t } = useTranslation('errors');
  return (
    <PageFrame title={t('noAccess.title')}>
      <EmptyState
        icon={<IconLock size={28} />}
        title={t('noAccess.title')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('common:action.home')}
          </Button>
        }
      >
        {t('noAccess.advice')}
      </EmptyState>
    </PageFrame>
  );
}
