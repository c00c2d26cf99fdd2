import { Button, Group, Stack, Text } from '@mantine/core';
import { passwordSchema, type Person } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FormFailure } from '../../../ui/form/form-failure';
import { PasswordField } from '../../../ui/form/password-field';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { notifyDone } from '../../../ui/notify';
import { useAdministration } from '../api/use-administration';

const schema = z.object({ password: passwordSchema });

/** A new password for somebody who has lost theirs. */
export function PasswordForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation('administration');
  const { updatePerson } = useAdministration();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema,
    initialValues: { password: '' },
    send: async (patch) => {
      await updatePerson(person.id, patch);
      notifyDone(t('person.passwordSet', { name: person.name }));
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <Text>{t('person.passwordConsequence', { name: person.name })}</Text>
        <PasswordField
          label={t('person.newPassword')}
          description={t('setup:passwordHint', { count: LIMITS.passwordMin })}
          autoComplete="new-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('person.setPassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
