import { Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import type { Person } from '@soproekt/contracts';
import {
  IconBan,
  IconBuilding,
  IconDotsVertical,
  IconKey,
  IconPencil,
  IconPlayerPlay,
  IconUserSearch,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/queries/me';
import { useFormat } from '../../../i18n/format';
import { confirmAction } from '../../../ui/confirm';
import { IconButton } from '../../../ui/icon-button';
import { Moment } from '../../../ui/moment';
import { notifyDone, notifyError } from '../../../ui/notify';
import { EmptyState } from '../../../ui/page-state';
import { useErrorText } from '../../../ui/use-error-text';
import { useAdministration } from '../api/use-administration';
import type { PersonDialog } from './people-page';

interface Props {
  people: readonly Person[];
  onDialog: (dialog: PersonDialog) => void;
}

export function PeopleTable({ people, onDialog }: Props) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  if (people.length === 0) return <EmptyState icon={<IconUserSearch size={28} />} title={t('person.nobody')} />;
  return (
    <Table.ScrollContainer minWidth={760} type="native" className="sp-card">
      <Table verticalSpacing="sm" horizontalSpacing="md" className="sp-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('person.name')}</Table.Th>
            <Table.Th>{t('person.institution')}</Table.Th>
            <Table.Th>{t('person.state')}</Table.Th>
            <Table.Th>{t('person.lastSeen')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...people]
            .sort((a, b) => format.compare(a.name, b.name))
            .map((person) => (
              <PersonRow key={person.id} person={person} onDialog={onDialog} />
            ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PersonRow({ person, onDialog }: { person: Person; onDialog: Props['onDialog'] }) {
  const { t } = useTranslation('administration');
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={500}>{person.name}</Text>
        <Text size="xs" c="dimmed">
          {[person.email, person.post].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>{person.institution?.shortName ?? t('common:noInstitution')}</Table.Td>
      <Table.Td>
        {person.suspendedAt ? (
          <span className="sp-tag" data-tone="warning">
            <IconBan size={14} aria-hidden />
            {t('person.suspended')}
          </span>
        ) : (
          <span>{person.isAdministrator ? t('person.administrator') : t('person.active')}</span>
        )}
      </Table.Td>
      <Table.Td>{person.lastSeenAt ? <Moment at={person.lastSeenAt} /> : t('person.never')}</Table.Td>
      <Table.Td className="sp-cell-menu">
        <PersonMenu person={person} onDialog={onDialog} />
      </Table.Td>
    </Table.Tr>
  );
}

function PersonMenu({ person, onDialog }: { person: Person; onDialog: Props['onDialog'] }) {
  const { t } = useTranslation('administration');
  const me = useMe();
  const errorText = useErrorText();
  const { updatePerson } = useAdministration();
  const suspended = person.suspendedAt !== null;

  const toggle = async () => {
    const action = suspended ? 'resume' : 'suspend';
    const sure = await confirmAction({
      title: t(`person.${action}.title`, { name: person.name }),
      consequence: t(`person.${action}.consequence`, { name: person.name }),
      confirmLabel: t(`person.${action}.confirm`),
      danger: !suspended,
    });
    if (!sure) return;
    try {
      await updatePerson(person.id, { suspended: !suspended });
      notifyDone(t(`person.${action}.done`, { name: person.name }));
    } catch (error) {
      notifyError(errorText(error));
    }
  };

  return (
    <Menu position="bottom-end" width={260} returnFocus={false}>
      <Menu.Target>
        <IconButton label={t('person.menu', { name: person.name })} icon={<IconDotsVertical size={18} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onDialog({ kind: 'edit', person })}>
          {t('person.dialog.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBuilding size={16} />} onClick={() => onDialog({ kind: 'move', person })}>
          {t('person.dialog.move')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={() => onDialog({ kind: 'password', person })}>
          {t('person.dialog.password')}
        </Menu.Item>
        {person.id !== me.id && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={suspended ? <IconPlayerPlay size={16} /> : <IconBan size={16} />}
              color={suspended ? undefined : 'red'}
              onClick={() => void toggle()}
            >
              {suspended ? t('person.resume.confirm') : t('person.suspend.confirm')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
