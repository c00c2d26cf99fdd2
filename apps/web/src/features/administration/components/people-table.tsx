import { Menu, Table, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
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

interface PersonProps {
  person: Person;
  onDialog: Props['onDialog'];
}

interface Props {
  people: readonly Person[];
  onDialog: (dialog: PersonDialog) => void;
}

export function PeopleTable({ people, onDialog }: Props) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const wide = useMediaQuery('(min-width: 60em)', true, { getInitialValueInEffect: false });
  if (people.length === 0) return <EmptyState icon={<IconUserSearch size={28} />} title={t('person.nobody')} />;
  const sorted = [...people].sort((a, b) => format.compare(a.name, b.name));
  if (!wide) {
    return (
      <ul className="sp-plain-list sp-card-list">
        {sorted.map((person) => (
          <PersonCard key={person.id} person={person} onDialog={onDialog} />
        ))}
      </ul>
    );
  }
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
          {sorted.map((person) => (
            <PersonRow key={person.id} person={person} onDialog={onDialog} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PersonRow({ person, onDialog }: PersonProps) {
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
        <PersonState person={person} />
      </Table.Td>
      <Table.Td>{person.lastSeenAt ? <Moment at={person.lastSeenAt} /> : t('person.never')}</Table.Td>
      <Table.Td className="sp-cell-menu">
        <PersonMenu person={person} onDialog={onDialog} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The same on a phone. */
function PersonCard({ person, onDialog }: PersonProps) {
  const { t } = useTranslation('administration');
  return (
    <li className="sp-card sp-doc-card">
      <div className="sp-doc-card-top">
        <div className="sp-line-main">
          <span className="sp-person-name">{person.name}</span>
          <span className="sp-line-about">{[person.email, person.post].filter(Boolean).join(' · ')}</span>
        </div>
        <PersonMenu person={person} onDialog={onDialog} />
      </div>
      <div className="sp-doc-card-foot">
        <span>{person.institution?.shortName ?? t('common:noInstitution')}</span>
        <PersonState person={person} />
        <span className="sp-line-about">
          {t('person.lastSeen')}: {person.lastSeenAt ? <Moment at={person.lastSeenAt} /> : t('person.never')}
        </span>
      </div>
    </li>
  );
}

function PersonState({ person }: { person: Person }) {
  const { t } = useTranslation('administration');
  if (!person.suspendedAt)
    return <span>{person.isAdministrator ? t('person.administrator') : t('person.active')}</span>;
  return (
    <span className="sp-tag" data-tone="warning">
      <IconBan size={14} aria-hidden />
      {t('person.suspended')}
    </span>
  );
}

function PersonMenu({ person, onDialog }: PersonProps) {
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
