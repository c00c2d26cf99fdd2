import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { loginSchema } from '@soproekt/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../app/api/client';
import { beginSession } from '../../../app/session/begin-session';
import { setLocale } from '../../../i18n/i18n';
import { announce } from '../../../ui/announcer';
import { FormFailure } from '../../../ui/form/form-failure';
import { PasswordField } from '../../../ui/form/password-field';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { Notice } from '../../../ui/notice';
import { DemoAccountsList } from './demo-accounts-list';

interface Props {
  /** Where to go afterwards: a path of this site. */
  next: string;
  email: string;
  /** A session has just ended by itself. */
  ended?: boolean;
  demo: boolean;
}

export function SignInForm({ next, email, ended = false, demo }: Props) {
  const { t } = useTranslation('signIn');
  const client = useQueryClient();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const [capsLock, setCapsLock] = useState(false);
  const { form, onSubmit, failure, pending, clearFailure } = useContractForm({
    schema: loginSchema,
    initialValues: { email, password: '' },
    send: async (input) => {
      await api.post('/auth/login', input);
      const me = await beginSession(client);
      await setLocale(me.locale);
      void navigate(next, { replace: true });
    },
  });
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const pick = (demoEmail: string, password: string) => {
    clearFailure();
    form.setValues({ email: demoEmail, password });
    announce(t('demo.filled', { email: demoEmail }));
    button.current?.focus();
  };

  return (
    <div className={demo ? 'sp-sign-in sp-sign-in-demo' : 'sp-sign-in'}>
      <form onSubmit={onSubmit} noValidate className="sp-card sp-sign-in-card">
        <Title order={1}>{t('title')}</Title>
        <Text c="dimmed" mt={4} mb="xl">
          {t('common:app.tagline')}
        </Text>
        <Stack gap="lg">
          {ended && !failure && <Notice tone="info">{t('session:ended')}</Notice>}
          <FormFailure failure={failure} />
          <TextInput
            label={t('email')}
            type="email"
            inputMode="email"
            autoComplete="username"
            autoFocus={!email}
            {...form.getInputProps('email')}
          />
          <PasswordField
            label={t('password')}
            autoComplete="current-password"
            description={capsLock ? t('capsLock') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onKeyUp={watchCapsLock}
            onKeyDown={watchCapsLock}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={pending} ref={button} fullWidth>
            {t('submit')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('forgotten')}
          </Text>
        </Stack>
      </form>
      {demo && <DemoAccountsList onPick={pick} />}
    </div>
  );
}
