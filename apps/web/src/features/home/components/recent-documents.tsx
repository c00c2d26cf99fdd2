import { Title } from '@mantine/core';
import type { Workspace } from '@soproekt/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recentQuery } from '../../../app/queries/documents';
import { DocumentLines } from '../../documents/components/document-lines';
import { LoadingState, PageState } from '../../../ui/page-state';

const SHOWN = 8;

/** What moved lately in all my workspaces. */
export function RecentDocuments({ workspaces }: { workspaces: readonly Workspace[] }) {
  const { t } = useTranslation('home');
  const recent = useQuery(recentQuery);
  const names = new Map(workspaces.map(({ id, name }) => [id, name]));
  if (recent.data?.length === 0) return null;
  return (
    <section aria-labelledby="recent-documents">
      <Title order={2} id="recent-documents" mb="md">
        {t('recent')}
      </Title>
      <PageState query={recent} loading={<LoadingState rows={3} />}>
        {(documents) => (
          <DocumentLines
            documents={documents.slice(0, SHOWN)}
            place={(document) => (workspaces.length > 1 ? names.get(document.workspaceId) : undefined)}
          />
        )}
      </PageState>
    </section>
  );
}
