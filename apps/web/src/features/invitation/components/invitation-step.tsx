import { Button, Stack, Text } from '@mantine/core';
import type { InvitationPreview } from '@soproekt/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { signOut } from '../../../app/session/sign-out';
import { FormFailure } from '../../../ui/form/form-failure';
import { useAcceptInvitation } from '../api/use-invitation';
import { RegisterForm } from './register-form';

interface Props {
  invitation: InvitationPreview;
  token: string;
}

/** The one thing to do next. */
export function InvitationStep({ invitation, token }: Props) {
  const { t } = useTranslation('invitation');
  const client = useQueryClient();
  const navigate = useNavigate();
  const accept = useAcceptInvitation();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const run = (deed: () => Promise<void>) => () => {
    setPending(true);
    setFailure(null);
    deed()
      .catch(setFailure)
      .finally(() => setPending(false));
  };
  const signIn = () => navigate('/sign-in?next=/invite', { state: { email: invitation.email } });
  const changeAccount = () => signOut(client, '/sign-in?next=/invite');

  switch (invitation.next) {
    case 'register':
      return <RegisterForm invitation={invitation} token={token} />;
    case 'sign-in':
      return (
        <Stack gap="md" align="flex-start">
          <Text>{t('signIn.text', { email: invitation.email })}</Text>
          <Button onClick={() => void signIn()}>{t('signIn.button')}</Button>
        </Stack>
      );
    case 'accept':
      return (
        <Stack gap="md" align="flex-start">
          <FormFailure failure={failure} />
          <Text>{t('accept.text', { email: invitation.email })}</Text>
          <Button loading={pending} onClick={run(() => accept({ token }))}>
            {t('accept.button')}
          </Button>
        </Stack>
      );
    case 'other-account':
      return (
        <Stack gap="md" align="flex-start">
          <FormFailure failure={failure} />
          <Text>{t('otherAccount.text', { email: invitation.email })}</Text>
          <Button loading={pending} onClick={run(changeAccount)}>
            {t('otherAccount.button')}
          </Button>
        </Stack>
      );
  }
}
