import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { can } from '@soproekt/domain';
import { IconFilePlus, IconFiles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { documentListQuery } from '../../../app/queries/documents';
import { useActor } from '../../../app/queries/me';
import { useWorkspace } from '../../../app/queries/workspace';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState, LoadingState, PageState } from '../../../ui/page-state';
import { TopAction } from '../../../ui/top-action';
import { DocumentLines } from '../../documents/components/document-lines';
import { HereNow } from './here-now';
import { PartiesPanel } from './parties-panel';

const SHOWN = 6;

/** What this workspace is for, whose it is, who is here, what moved lately. */
export function OverviewPage() {
  const { t } = useTranslation('workspace');
  const { workspaceId = '' } = useParams();
  const workspace = useWorkspace(workspaceId).data;
  const documents = useQuery(documentListQuery(workspaceId, {}));
  const actor = useActor();
  if (!workspace) return null;
  const mayCreate = can(actor, 'document.create', { role: workspace.role });
  const toDocuments = `/w/${workspaceId}/documents`;

  return (
    <PageFrame
      title={workspace.name}
      actions={
        mayCreate && (
          <TopAction
            component={Link}
            to={`${toDocuments}?new=1`}
            icon={<IconFilePlus size={16} />}
            label={t('overview.newDocument')}
          />
        )
      }
    >
      <div className="sp-overview">
        <Stack gap="xxl">
          {workspace.description && <Text className="sp-lead">{workspace.description}</Text>}
          <section aria-labelledby="latest">
            <Group justify="space-between" mb="md">
              <Title order={2} id="latest">
                {t('overview.latest')}
              </Title>
              <Group gap="lg">
                <Anchor component={Link} to={`/w/${workspaceId}/activity`}>
                  {t('activity:all')}
                </Anchor>
                <Anchor component={Link} to={toDocuments}>
                  {t('overview.allDocuments')}
                </Anchor>
              </Group>
            </Group>
            <PageState query={documents} loading={<LoadingState rows={4} />}>
              {(list) =>
                list.length === 0 ? (
                  <div className="sp-card">
                    <EmptyState
                      icon={<IconFiles size={28} />}
                      title={t('overview.noDocuments')}
                      action={
                        mayCreate && (
                          <Button component={Link} to={`${toDocuments}?new=1`}>
                            {t('overview.firstDocument')}
                          </Button>
                        )
                      }
                    >
                      {mayCreate ? t('overview.noDocumentsText') : t('overview.noDocumentsReader')}
                    </EmptyState>
                  </div>
                ) : (
                  <DocumentLines
                    documents={[...list].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)).slice(0, SHOWN)}
                  />
                )
              }
            </PageState>
          </section>
        </Stack>
        <Stack gap="xl">
          <HereNow workspaceId={workspaceId} />
          <PartiesPanel workspaceId={workspaceId} />
        </Stack>
      </div>
    </PageFrame>
  );
}
