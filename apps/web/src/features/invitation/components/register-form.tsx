import { Button, Stack, TextInput } from '@mantine/core';
import { invitationAcceptSchema, type InvitationPreview } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../../i18n/i18n';
import { FormFailure } from '../../../ui/form/form-failure';
import { PasswordField } from '../../../ui/form/password-field';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { useAcceptInvitation } from '../api/use-invitation';

/** The account of somebody who has none yet. The address is that of the invitation. */
export function RegisterForm({ invitation, token }: { invitation: InvitationPreview; token: string }) {
  const { t } = useTranslation('invitation');
  const accept = useAcceptInvitation();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: invitationAcceptSchema,
    initialValues: { name: '', post: '', password: '' },
    toInput: (account) => ({ token, account: { ...account, locale: currentLocale() } }),
    send: accept,
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <TextInput
          label={t('register.email')}
          value={invitation.email}
          readOnly
          variant="filled"
          autoComplete="username"
        />
        <TextInput
          label={t('register.name')}
          autoComplete="name"
          maxLength={LIMITS.personName}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('register.post')}
          description={t('common:form.optional')}
          autoComplete="organization-title"
          maxLength={LIMITS.personPost}
          {...form.getInputProps('post')}
        />
        <PasswordField
          label={t('register.password')}
          description={t('setup:passwordHint', { count: LIMITS.passwordMin })}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={pending}>
          {t('register.button')}
        </Button>
      </Stack>
    </form>
  );
}
