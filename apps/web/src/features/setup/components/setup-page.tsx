import { Button, Divider, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { setupSchema } from '@soproekt/contracts';
import { INSTITUTION_KINDS, LIMITS, type InstitutionKind } from '@soproekt/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { api } from '../../../app/api/client';
import { GateFrame } from '../../../app/layout/gate-frame';
import { keys } from '../../../app/queries/keys';
import { beginSession } from '../../../app/session/begin-session';
import { currentLocale } from '../../../i18n/i18n';
import { FormFailure } from '../../../ui/form/form-failure';
import { PasswordField } from '../../../ui/form/password-field';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { PageState } from '../../../ui/page-state';
import { useSetupState } from '../../sign-in/api/use-setup-state';

/** The very first start: the institution that runs this installation, and its administrator. */
export function SetupPage() {
  const { t } = useTranslation('setup');
  const state = useSetupState();
  return (
    <GateFrame title={t('title')}>
      <div className="sp-card sp-gate-card">
        <PageState query={state}>
          {(setup) =>
            setup.required ? <SetupForm codeRequired={setup.codeRequired} /> : <Navigate to="/sign-in" replace />
          }
        </PageState>
      </div>
    </GateFrame>
  );
}

function SetupForm({ codeRequired }: { codeRequired: boolean }) {
  const { t } = useTranslation('setup');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: setupSchema,
    initialValues: {
      code: '',
      kind: 'university' as InstitutionKind,
      institutionName: '',
      shortName: '',
      municipality: '',
      name: '',
      email: '',
      password: '',
    },
    fields: { 'institution.name': 'institutionName' },
    toInput: (values) => ({
      code: codeRequired ? values.code.trim() : undefined,
      institution: {
        kind: values.kind,
        name: values.institutionName,
        shortName: values.shortName,
        municipality: values.municipality,
      },
      name: values.name,
      email: values.email,
      password: values.password,
      locale: currentLocale(),
    }),
    send: async (input) => {
      await api.post('/setup', input);
      client.removeQueries({ queryKey: keys.setup });
      try {
        await beginSession(client);
        void navigate('/', { replace: true });
      } catch {
        void navigate('/sign-in', { replace: true, state: { email: input.email } });
      }
    },
  });

  return (
    <form onSubmit={onSubmit} noValidate>
      <Title order={1}>{t('title')}</Title>
      <Text c="dimmed" mt={4} mb="xl">
        {t('intro')}
      </Text>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        {codeRequired && (
          <TextInput
            label={t('code')}
            description={t('codeHint')}
            autoComplete="one-time-code"
            {...form.getInputProps('code')}
          />
        )}
        <Divider label={t('institution')} labelPosition="left" />
        <Select
          label={t('kind')}
          allowDeselect={false}
          data={INSTITUTION_KINDS.map((kind) => ({ value: kind, label: t(`common:institutionKind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('institutionName')}
          maxLength={LIMITS.institutionName}
          autoComplete="organization"
          {...form.getInputProps('institutionName')}
        />
        <TextInput
          label={t('shortName')}
          description={t('shortNameHint')}
          maxLength={LIMITS.institutionShortName}
          {...form.getInputProps('shortName')}
        />
        <TextInput
          label={t('municipality')}
          description={t('common:form.optional')}
          maxLength={LIMITS.municipality}
          {...form.getInputProps('municipality')}
        />
        <Divider label={t('administrator')} labelPosition="left" />
        <TextInput
          label={t('name')}
          autoComplete="name"
          maxLength={LIMITS.personName}
          {...form.getInputProps('name')}
        />
        <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordField
          label={t('password')}
          description={t('passwordHint', { count: LIMITS.passwordMin })}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={pending}>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
