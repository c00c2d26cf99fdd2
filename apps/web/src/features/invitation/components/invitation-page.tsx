import { Button, Divider, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { InvitationPreview } from '@soproekt/contracts';
import { IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { GateFrame } from '../../../app/layout/gate-frame';
import { useFormat } from '../../../i18n/format';
import { InstitutionBadge } from '../../../ui/institution-badge';
import { EmptyState, PageState } from '../../../ui/page-state';
import { useInvitationPreview } from '../api/use-invitation';
import { takeInvitationToken } from '../invitation-token';
import { InvitationStep } from './invitation-step';

export function InvitationPage() {
  const { t } = useTranslation('invitation');
  const [token] = useState(takeInvitationToken);
  const preview = useInvitationPreview(token);
  return (
    <GateFrame title={t('title')}>
      <div className="sp-card sp-gate-card">
        {!preview.data && <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>}
        {token ? (
          <PageState query={preview}>
            {(invitation) => (
              <Stack gap="lg">
                <InvitationSummary invitation={invitation} />
                <Divider />
                <InvitationStep invitation={invitation} token={token} />
              </Stack>
            )}
          </PageState>
        ) : (
          <EmptyState
            icon={<IconLinkOff size={28} />}
            title={t('noToken.title')}
            action={
              <Button component={Link} to="/" variant="default">
                {t('common:action.home')}
              </Button>
            }
          >
            {t('noToken.advice')}
          </EmptyState>
        )}
      </div>
    </GateFrame>
  );
}

/** Who invites, where to, as what, until when. */
function InvitationSummary({ invitation }: { invitation: InvitationPreview }) {
  const { t } = useTranslation('invitation');
  const format = useFormat();
  return (
    <div>
      <Text c="dimmed">{t('invites', { name: invitation.invitedBy })}</Text>
      <Title order={1} mt={4}>
        {invitation.workspaceName}
      </Title>
      <Text mt="sm">
        {t('as')} <b>{t(`common:role.${invitation.role}`)}</b>: {t(`common:roleHint.${invitation.role}`)}
      </Text>
      <Group gap="md" mt="sm" c="dimmed">
        {invitation.institution && invitation.next === 'register' && (
          <Text size="xs" component="span">
            {t('from')} <InstitutionBadge institution={invitation.institution} full />
          </Text>
        )}
        <Text size="xs">{t('until', { when: format.dateTime(invitation.expiresAt) })}</Text>
      </Group>
    </div>
  );
}
