import { Button, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkspaces } from '../../../app/queries/workspace';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState, PageState } from '../../../ui/page-state';
import { TopAction } from '../../../ui/top-action';
import { CreateWorkspaceDialog } from '../../workspace/components/create-workspace-dialog';
import { RecentDocuments } from './recent-documents';
import { WorkspaceCard } from './workspace-card';

/** Where I left off: my workspaces and what moved in them lately. */
export function HomePage() {
  const { t } = useTranslation('home');
  const workspaces = useWorkspaces();
  const [creating, create] = useDisclosure(false);
  const any = (workspaces.data?.length ?? 0) > 0;
  const icon = <IconPlus size={16} />;

  return (
    <PageFrame title={t('title')} actions={any && <TopAction icon={icon} label={t('create')} onClick={create.open} />}>
      <PageState query={workspaces} loading={<CardsSkeleton />}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState
              icon={<IconUsersGroup size={28} />}
              title={t('empty.title')}
              action={
                <Button leftSection={icon} onClick={create.open}>
                  {t('create')}
                </Button>
              }
            >
              {t('empty.text')}
            </EmptyState>
          ) : (
            <Stack gap="xxl">
              <section aria-labelledby="my-workspaces">
                <Title order={2} id="my-workspaces" mb="md">
                  {t('workspaces')}
                </Title>
                <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
                  {list.map((workspace) => (
                    <WorkspaceCard key={workspace.id} workspace={workspace} />
                  ))}
                </SimpleGrid>
              </section>
              <RecentDocuments workspaces={list} />
            </Stack>
          )
        }
      </PageState>
      <CreateWorkspaceDialog opened={creating} onClose={create.close} />
    </PageFrame>
  );
}

function CardsSkeleton() {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <Skeleton height={168} />
      <Skeleton height={168} />
    </SimpleGrid>
  );
}
