import { Button, Group, Select, Stack, Switch, TextInput } from '@mantine/core';
import { personInputSchema, personPatchSchema, type Person, type PersonInput } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../../../app/queries/institutions';
import { useMe } from '../../../app/queries/me';
import { FormFailure } from '../../../ui/form/form-failure';
import { PasswordField } from '../../../ui/form/password-field';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { notifyDone } from '../../../ui/notify';
import { useAdministration } from '../api/use-administration';

interface Props {
  /** null: a new account. */
  person: Person | null;
  onDone: () => void;
}

/** A new account, or name, post and rights of an existing one. */
export function PersonForm({ person, onDone }: Props) {
  const { t } = useTranslation('administration');
  const me = useMe();
  const institutions = useInstitutions(!person).data ?? [];
  const { createPerson, updatePerson } = useAdministration();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: person ? personPatchSchema : personInputSchema,
    initialValues: {
      name: person?.name ?? '',
      post: person?.post ?? '',
      email: person?.email ?? '',
      institutionId: '',
      password: '',
      isAdministrator: person?.isAdministrator ?? false,
    },
    toInput: (values) => {
      const { name, post, isAdministrator } = values;
      return person ? { name, post, isAdministrator } : values;
    },
    send: async (input) => {
      if (person) await updatePerson(person.id, input);
      else await createPerson(input as PersonInput);
      notifyDone(t('person.saved', { name: input.name }));
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <TextInput
          label={t('person.name')}
          autoComplete="off"
          maxLength={LIMITS.personName}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('person.post')}
          description={t('common:form.optional')}
          autoComplete="off"
          maxLength={LIMITS.personPost}
          {...form.getInputProps('post')}
        />
        {!person && (
          <>
            <TextInput label={t('person.email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
            <Select
              label={t('person.institution')}
              searchable
              allowDeselect={false}
              data={institutions.map(({ id, name, shortName }) => ({ value: id, label: `${shortName} – ${name}` }))}
              {...form.getInputProps('institutionId')}
            />
            <PasswordField
              label={t('person.firstPassword')}
              description={t('setup:passwordHint', { count: LIMITS.passwordMin })}
              autoComplete="new-password"
              {...form.getInputProps('password')}
            />
          </>
        )}
        <Switch
          label={t('person.isAdministrator')}
          description={t('person.isAdministratorHint')}
          disabled={person?.id === me.id}
          {...form.getInputProps('isAdministrator', { type: 'checkbox' })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
