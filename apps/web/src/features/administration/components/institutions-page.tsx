import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import type { Institution } from '@soproekt/contracts';
import { IconBuildingCommunity, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../../../app/queries/institutions';
import { EmptyState, LoadingState, PageState } from '../../../ui/page-state';
import { InstitutionForm } from './institution-form';
import { InstitutionsTable } from './institutions-table';

function matches({ name, shortName, municipality }: Institution, search: string): boolean {
  const text = [name, shortName, municipality].join(' ');
  return text.toLocaleLowerCase('ru').includes(search.trim().toLocaleLowerCase('ru'));
}

/** All institutions of the installation. */
export function InstitutionsPage() {
  const { t } = useTranslation('administration');
  const query = useInstitutions();
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Institution | 'new' | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('institution.add')}
    </Button>
  );
  return (
    <>
      <Text c="dimmed" mb="md" maw={560}>
        {t('institution.hint')}
      </Text>
      <Group justify="space-between" mb="md">
        <TextInput
          type="search"
          aria-label={t('institution.search')}
          placeholder={t('institution.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          className="sp-filter-search"
        />
        {add}
      </Group>
      <PageState query={query} loading={<LoadingState rows={5} />}>
        {(institutions) =>
          institutions.length === 0 ? (
            <EmptyState icon={<IconBuildingCommunity size={28} />} title={t('institution.empty')} />
          ) : (
            <InstitutionsTable
              institutions={institutions.filter((institution) => matches(institution, search))}
              onEdit={setEdited}
            />
          )
        }
      </PageState>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === 'new' ? t('institution.newTitle') : t('institution.editTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <InstitutionForm institution={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />
      </Modal>
    </>
  );
}
