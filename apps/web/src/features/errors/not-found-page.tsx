import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageFrame } from '../../ui/page-frame';
import { EmptyState } from '../../ui/page-state';

export function NotFoundPage() {
  const { t } = useTranslation('errors');
  return (
    <PageFrame title={t('notFound.title')}>
      <EmptyState
        icon={<IconMapOff size={28} />}
        title={t('notFound.title')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('common:action.home')}
          </Button>
        }
      >
        {t('notFound.advice')}
      </EmptyState>
    </PageFrame>
  );
}
