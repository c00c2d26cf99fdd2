import { Button, Group } from '@mantine/core';
import { IconFileImport, IconFilePlus, IconFiles, IconFilterOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { documentListQuery } from '../../../app/queries/documents';
import { useWorkspace } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState, LoadingState, PageState } from '../../../ui/page-state';
import { TopAction } from '../../../ui/top-action';
import { ImportDialog } from '../import/import-dialog';
import { useDocumentActions } from '../hooks/use-document-actions';
import { arrange, useDocumentFilters } from '../hooks/use-document-filters';
import { BinList } from './bin-list';
import { CreateDocumentDialog } from './create-document-dialog';
import { DocumentsTable } from './documents-table';
import { DocumentsToolbar } from './documents-toolbar';

const ALL = {};
const IN_BIN = { bin: 'true' } as const;

/** All documents of a workspace; `?bin=true` shows its bin. */
export function DocumentsPage() {
  const { t } = useTranslation('documents');
  const { workspaceId = '' } = useParams();
  const workspace = useWorkspace(workspaceId).data;
  const { filters, set, filtered } = useDocumentFilters();
  const list = useQuery(documentListQuery(workspaceId, filters.bin ? IN_BIN : ALL));
  const actions = useDocumentActions(workspaceId, workspace?.role ?? 'reader');
  const { compare } = useFormat();
  if (!workspace) return null;

  const crumbs = [{ label: workspace.name, to: `/w/${workspaceId}` }];
  const create = () => set({ new: '1' });
  const newButton = (
    <Button leftSection={<IconFilePlus size={16} />} onClick={create}>
      {t('create.button')}
    </Button>
  );
  const importButton = (
    <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => set({ import: '1' })}>
      {t('import:button')}
    </Button>
  );
  const first = list.data?.length === 0 && !filters.bin;

  return (
    <PageFrame
      crumbs={filters.bin ? [...crumbs, { label: t('title'), to: `/w/${workspaceId}/documents` }] : crumbs}
      title={filters.bin ? t('bin.title') : t('title')}
      actions={
        actions.mayCreate &&
        !filters.bin &&
        !first && (
          <>
            <TopAction
              icon={<IconFileImport size={16} />}
              label={t('import:button')}
              onClick={() => set({ import: '1' })}
              variant="default"
            />
            <TopAction icon={<IconFilePlus size={16} />} label={t('create.button')} onClick={create} />
          </>
        )
      }
    >
      {!first && <DocumentsToolbar filters={filters} set={set} />}
      <PageState query={list} loading={<LoadingState rows={6} height={52} />}>
        {(documents) => {
          const shown = arrange(documents, filters, compare);
          if (shown.length > 0) {
            return filters.bin ? (
              <BinList documents={shown} actions={actions} />
            ) : (
              <DocumentsTable
                workspaceId={workspaceId}
                documents={shown}
                filters={filters}
                set={set}
                actions={actions}
              />
            );
          }
          if (filtered) {
            return (
              <EmptyState
                icon={<IconFilterOff size={28} />}
                title={t('nothing.title')}
                action={
                  <Button variant="default" onClick={() => set({ kind: null, status: null, search: null })}>
                    {t('nothing.reset')}
                  </Button>
                }
              >
                {t('nothing.text')}
              </EmptyState>
            );
          }
          if (filters.bin) return <EmptyState title={t('bin.empty')}>{t('bin.emptyText')}</EmptyState>;
          return (
            <EmptyState
              icon={<IconFiles size={28} />}
              title={t('empty.title')}
              action={
                actions.mayCreate ? (
                  <Group justify="center" gap="sm">
                    {newButton}
                    {importButton}
                  </Group>
                ) : undefined
              }
            >
              {actions.mayCreate ? t('empty.text') : t('empty.reader')}
            </EmptyState>
          );
        }}
      </PageState>
      <CreateDocumentDialog
        workspaceId={workspaceId}
        opened={filters.creating && actions.mayCreate}
        onClose={() => set({ new: null })}
      />
      <ImportDialog
        workspaceId={workspaceId}
        opened={filters.importing && actions.mayCreate}
        onClose={() => set({ import: null })}
      />
    </PageFrame>
  );
}
