import { Button, Group, Modal, Table, Text, VisuallyHidden } from '@mantine/core';
import type { Institution } from '@soproekt/contracts';
import { IconBuildingCommunity, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../../../app/queries/institutions';
import { useFormat } from '../../../i18n/format';
import { IconButton } from '../../../ui/icon-button';
import { EmptyState, LoadingState, PageState } from '../../../ui/page-state';
import { InstitutionForm } from './institution-form';

/** All institutions of the installation. */
export function InstitutionsPage() {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const query = useInstitutions();
  const [edited, setEdited] = useState<Institution | 'new' | null>(null);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('institution.add')}
    </Button>
  );
  return (
    <>
      <Group justify="space-between" mb="md">
        <Text c="dimmed" maw={560}>
          {t('institution.hint')}
        </Text>
        {add}
      </Group>
      <PageState query={query} loading={<LoadingState rows={5} />}>
        {(institutions) =>
          institutions.length === 0 ? (
            <EmptyState icon={<IconBuildingCommunity size={28} />} title={t('institution.empty')} action={add} />
          ) : (
            <Table.ScrollContainer minWidth={640} type="native" className="sp-card">
              <Table verticalSpacing="sm" horizontalSpacing="md" className="sp-table">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('institution.name')}</Table.Th>
                    <Table.Th>{t('institution.shortName')}</Table.Th>
                    <Table.Th>{t('institution.kind')}</Table.Th>
                    <Table.Th>{t('institution.municipality')}</Table.Th>
                    <Table.Th>
                      <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {[...institutions]
                    .sort((a, b) => format.compare(a.name, b.name))
                    .map((institution) => (
                      <Table.Tr key={institution.id}>
                        <Table.Td fw={500}>{institution.name}</Table.Td>
                        <Table.Td>{institution.shortName}</Table.Td>
                        <Table.Td>{t(`common:institutionKind.${institution.kind}`)}</Table.Td>
                        <Table.Td>{institution.municipality || t('common:state.empty')}</Table.Td>
                        <Table.Td className="sp-cell-menu">
                          <IconButton
                            label={t('institution.edit', { name: institution.shortName })}
                            icon={<IconPencil size={18} />}
                            onClick={() => setEdited(institution)}
                          />
                        </Table.Td>
                      </Table.Tr>
                    ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
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
