import { Button, Group, Menu, TextInput } from '@mantine/core';
import type { Standard } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { IconBook2, IconDownload, IconFileImport, IconPlus, IconSearch, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useActor } from '../../../app/queries/me';
import { useStandards } from '../../../app/queries/programme';
import { useWorkspace } from '../../../app/queries/workspace';
import { notifyDone, notifyError } from '../../../ui/notify';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState, PageState } from '../../../ui/page-state';
import { TopAction } from '../../../ui/top-action';
import { useErrorText } from '../../../ui/use-error-text';
import { useStandardMutations } from '../api/use-standard-mutations';
import { byCode, findStandards } from '../lib/standard-view';
import { ImportDialog } from './import-dialog';
import { StandardDialog } from './standard-dialog';
import { StandardLines } from './standard-lines';

/** `/w/:workspaceId/standards`: the occupational standards that programmes of the workspace refer to. */
export function StandardsPage() {
  const { t } = useTranslation('standards');
  const { workspaceId = '' } = useParams();
  const navigate = useNavigate();
  const workspace = useWorkspace(workspaceId).data;
  const standards = useStandards(workspaceId);
  const actor = useActor();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  if (!workspace) return null;
  const mayChange = can(actor, 'standard.update', { role: workspace.role });
  const some = (standards.data?.length ?? 0) > 0;

  return (
    <PageFrame
      crumbs={[{ label: workspace.name, to: `/w/${workspaceId}` }]}
      title={t('title')}
      actions={
        mayChange &&
        some && <TopAction icon={<IconPlus size={16} />} label={t('add')} onClick={() => setAdding(true)} />
      }
    >
      <PageState query={standards}>
        {(list) =>
          list.length === 0 ? (
            <NoStandards
              workspaceId={workspaceId}
              mayChange={mayChange}
              onAdd={() => setAdding(true)}
              onImport={() => setImporting(true)}
            />
          ) : (
            <>
              <Group gap="sm" mb="lg">
                <TextInput
                  type="search"
                  className="sp-filter-search"
                  aria-label={t('search')}
                  placeholder={t('searchBrief')}
                  leftSection={<IconSearch size={16} aria-hidden />}
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                />
                <Group gap="sm" className="sp-standards-tools">
                  {mayChange && (
                    <Button
                      variant="default"
                      leftSection={<IconFileImport size={16} />}
                      onClick={() => setImporting(true)}
                    >
                      {t('import.button')}
                    </Button>
                  )}
                  <ExportMenu workspaceId={workspaceId} />
                </Group>
              </Group>
              <Found list={list} search={search} workspaceId={workspaceId} onReset={() => setSearch('')} />
            </>
          )
        }
      </PageState>
      <StandardDialog
        workspaceId={workspaceId}
        standard={null}
        opened={adding}
        onClose={() => setAdding(false)}
        onSaved={({ id }) => void navigate(`/w/${workspaceId}/standards/${id}`)}
      />
      <ImportDialog workspaceId={workspaceId} opened={importing} onClose={() => setImporting(false)} />
    </PageFrame>
  );
}

interface FoundProps {
  list: readonly Standard[];
  search: string;
  workspaceId: string;
  onReset: () => void;
}

function Found({ list, search, workspaceId, onReset }: FoundProps) {
  const { t } = useTranslation('standards');
  const found = findStandards(list, search).sort(byCode);
  if (found.length > 0) return <StandardLines workspaceId={workspaceId} standards={found} />;
  return (
    <EmptyState
      icon={<IconSearch size={28} />}
      title={t('nothing.title')}
      action={
        <Button variant="default" onClick={onReset}>
          {t('nothing.reset')}
        </Button>
      }
    >
      {t('nothing.text')}
    </EmptyState>
  );
}

function ExportMenu({ workspaceId }: { workspaceId: string }) {
  const { t, i18n } = useTranslation('standards');
  const address = (format: string): string =>
    `/api/v1/workspaces/${workspaceId}/standards/export?format=${format}&locale=${i18n.language}`;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'json'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download={`standards.${format}`}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface EmptyProps {
  workspaceId: string;
  mayChange: boolean;
  onAdd: () => void;
  onImport: () => void;
}

function NoStandards({ workspaceId, mayChange, onAdd, onImport }: EmptyProps) {
  const { t } = useTranslation('standards');
  const { starter } = useStandardMutations(workspaceId);
  const errorText = useErrorText();
  const [pending, setPending] = useState(false);
  const take = async (): Promise<void> => {
    setPending(true);
    try {
      const report = await starter();
      notifyDone(t('starter.done', { count: report.new.length }));
    } catch (error) {
      notifyError(errorText(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <EmptyState
      icon={<IconBook2 size={28} />}
      title={t('empty.title')}
      action={
        mayChange && (
          <Group gap="sm" justify="center">
            <Button leftSection={<IconSparkles size={16} />} loading={pending} onClick={() => void take()}>
              {t('starter.button')}
            </Button>
            <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={onImport}>
              {t('import.button')}
            </Button>
            <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onAdd}>
              {t('add')}
            </Button>
          </Group>
        )
      }
    >
      {mayChange ? t('empty.text') : t('empty.reader')}
    </EmptyState>
  );
}
