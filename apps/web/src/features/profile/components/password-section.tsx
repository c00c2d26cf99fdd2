import { Button, Group, Stack } from '@mantine/core';
import { passwordChangeSchema } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api/client';
import { isApiError } from '../../../app/api/api-error';
import { keys } from '../../../app/queries/keys';
import { FormFailure } from '../../../ui/form/form-failure';
import { PasswordField } from '../../../ui/form/password-field';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { Notice } from '../../../ui/notice';
import { notifyDone } from '../../../ui/notify';
import { Section } from './section';

export function PasswordSection() {
  const { t } = useTranslation('profile');
  const client = useQueryClient();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: passwordChangeSchema,
    initialValues: { current: '', next: '' },
    send: async (input) => {
      await api.post('/me/password', input);
      form.reset();
      notifyDone(t('password.done'));
      void client.invalidateQueries({ queryKey: keys.sessions });
    },
  });
  return (
    <Section title={t('password.title')} hint={t('password.hint')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          {isApiError(failure, 'wrong-credentials') ? (
            <Notice tone="error" title={t('password.wrong')} role="alert" />
          ) : (
            <FormFailure failure={failure} />
          )}
          <PasswordField
            label={t('password.current')}
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
          <PasswordField
            label={t('password.next')}
            description={t('setup:passwordHint', { count: LIMITS.passwordMin })}
            autoComplete="new-password"
            {...form.getInputProps('next')}
          />
          <Group>
            <Button type="submit" variant="default" loading={pending}>
              {t('password.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
