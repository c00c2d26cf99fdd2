import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { personPatchSchema, type Person } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../../../app/queries/institutions';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { notifyDone } from '../../../ui/notify';
import { useAdministration } from '../api/use-administration';

/** From one institution to another, from today on. */
export function MovePersonForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation('administration');
  const institutions = (useInstitutions().data ?? []).filter(({ id }) => id !== person.institution?.id);
  const { updatePerson } = useAdministration();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: personPatchSchema,
    initialValues: { institutionId: '' },
    send: async (patch) => {
      await updatePerson(person.id, patch);
      notifyDone(t('person.moved', { name: person.name }));
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <Text>
          {person.institution
            ? t('person.moveFrom', { name: person.name, institution: person.institution.name })
            : person.name}
        </Text>
        <Select
          label={t('person.newInstitution')}
          searchable
          allowDeselect={false}
          data-autofocus
          data={institutions.map(({ id, name, shortName }) => ({ value: id, label: `${shortName} – ${name}` }))}
          {...form.getInputProps('institutionId')}
        />
        <Text size="xs" c="dimmed">
          {t('person.moveHint')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('person.moveConfirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
