import { Table, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Institution } from '@soproekt/contracts';
import { IconBuildingCommunity, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { IconButton } from '../../../ui/icon-button';
import { EmptyState } from '../../../ui/page-state';
import { usePeople } from '../api/use-administration';

interface Props {
  institutions: readonly Institution[];
  onEdit: (institution: Institution) => void;
}

/** A table where there is room, cards where there is not. */
export function InstitutionsTable({ institutions, onEdit }: Props) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const wide = useMediaQuery('(min-width: 60em)', true, { getInitialValueInEffect: false });
  const people = usePeople().data;
  if (institutions.length === 0) {
    return <EmptyState icon={<IconBuildingCommunity size={28} />} title={t('institution.nothing')} />;
  }
  const countOf = ({ id }: Institution) => people?.filter(({ institution }) => institution?.id === id).length;
  const sorted = [...institutions].sort((a, b) => format.compare(a.name, b.name));
  const edit = (institution: Institution) => (
    <IconButton
      label={t('institution.edit', { name: institution.shortName })}
      icon={<IconPencil size={18} />}
      onClick={() => onEdit(institution)}
    />
  );

  if (!wide) {
    return (
      <ul className="sp-plain-list sp-card-list">
        {sorted.map((institution) => {
          const count = countOf(institution);
          const { kind, shortName, municipality } = institution;
          return (
            <li key={institution.id} className="sp-card sp-doc-card">
              <div className="sp-doc-card-top">
                <div className="sp-line-main">
                  <span className="sp-person-name">{institution.name}</span>
                  <span className="sp-line-about">
                    {[shortName, t(`common:institutionKind.${kind}`), municipality].filter(Boolean).join(' · ')}
                  </span>
                  {count !== undefined && <span className="sp-line-about">{t('common:count.people', { count })}</span>}
                </div>
                {edit(institution)}
              </div>
            </li>
          );
        })}
      </ul>
    );
  }
  return (
    <Table.ScrollContainer minWidth={760} type="native" className="sp-card">
      <Table verticalSpacing="sm" horizontalSpacing="md" className="sp-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('institution.name')}</Table.Th>
            <Table.Th>{t('institution.shortName')}</Table.Th>
            <Table.Th>{t('institution.kind')}</Table.Th>
            <Table.Th>{t('institution.municipality')}</Table.Th>
            <Table.Th className="sp-figure">{t('institution.people')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((institution) => {
            const count = countOf(institution);
            return (
              <Table.Tr key={institution.id}>
                <Table.Td fw={500}>{institution.name}</Table.Td>
                <Table.Td>{institution.shortName}</Table.Td>
                <Table.Td>{t(`common:institutionKind.${institution.kind}`)}</Table.Td>
                <Table.Td>{institution.municipality || t('common:state.empty')}</Table.Td>
                <Table.Td className="sp-figure">
                  {count === undefined ? t('common:state.empty') : format.number(count)}
                </Table.Td>
                <Table.Td className="sp-cell-menu">{edit(institution)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
