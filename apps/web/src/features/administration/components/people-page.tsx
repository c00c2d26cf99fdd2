import { Button, Group, Modal, TextInput } from '@mantine/core';
import type { Person } from '@soproekt/contracts';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState, PageState } from '../../../ui/page-state';
import { usePeople } from '../api/use-administration';
import { MovePersonForm } from './move-person-form';
import { PasswordForm } from './password-form';
import { PeopleTable } from './people-table';
import { PersonForm } from './person-form';

/** Which dialog is open, and for whom. */
export type PersonDialog = { kind: 'new' } | { kind: 'edit' | 'move' | 'password'; person: Person };

function matches(person: Person, search: string): boolean {
  const text = [person.name, person.email, person.post, person.institution?.name, person.institution?.shortName];
  return text.join(' ').toLocaleLowerCase('ru').includes(search.trim().toLocaleLowerCase('ru'));
}

/** All accounts of the installation. */
export function PeoplePage() {
  const { t } = useTranslation('administration');
  const query = usePeople();
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<PersonDialog | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Group justify="space-between" mb="md">
        <TextInput
          type="search"
          aria-label={t('person.search')}
          placeholder={t('person.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          className="sp-filter-search"
        />
        <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog({ kind: 'new' })}>
          {t('person.add')}
        </Button>
      </Group>
      <PageState query={query} loading={<LoadingState rows={6} />}>
        {(people) => <PeopleTable people={people.filter((person) => matches(person, search))} onDialog={setDialog} />}
      </PageState>
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={dialog && t(`person.dialog.${dialog.kind}`)}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {dialog?.kind === 'new' && <PersonForm person={null} onDone={close} />}
        {dialog?.kind === 'edit' && <PersonForm person={dialog.person} onDone={close} />}
        {dialog?.kind === 'move' && <MovePersonForm person={dialog.person} onDone={close} />}
        {dialog?.kind === 'password' && <PasswordForm person={dialog.person} onDone={close} />}
      </Modal>
    </>
  );
}
