import { Button } from '@mantine/core';
import type { DocumentDetail } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useActor } from '../../../app/queries/me';
import { useFormat } from '../../../i18n/format';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState } from '../../../ui/page-state';
import { useCrumbs } from '../hooks/use-crumbs';
import { useDocumentActions } from '../hooks/use-document-actions';

/** The document is in the bin: it says so, and leads back whoever may. */
export function BinnedDocument({ detail }: { detail: DocumentDetail }) {
  const { t } = useTranslation('document');
  const actor = useActor();
  const format = useFormat();
  const actions = useDocumentActions(detail);
  const mayRestore = can(actor, 'document.restore', { role: detail.role, status: detail.status, inBin: true });
  const crumbs = useCrumbs(detail);
  const documents = `/w/${detail.workspaceId}/documents`;
  return (
    <PageFrame tabTitle={detail.title} crumbs={crumbs} title={detail.title}>
      <EmptyState
        icon={<IconTrash size={28} />}
        title={t('bin.title')}
        action={
          mayRestore ? (
            <Button
              leftSection={<IconArrowBackUp size={16} />}
              loading={actions.restoring}
              onClick={() => actions.restore()}
            >
              {t('bin.restore')}
            </Button>
          ) : (
            <Button component={Link} to={documents} variant="default">
              {t('bin.documents')}
            </Button>
          )
        }
      >
        {t(mayRestore ? 'bin.mayRestore' : 'bin.askCoordinator', { date: format.date(detail.binnedAt ?? Date.now()) })}
      </EmptyState>
    </PageFrame>
  );
}
