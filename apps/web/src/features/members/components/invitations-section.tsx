import { Button, Text, Title } from '@mantine/core';
import type { Invitation } from '@soproekt/contracts';
import { IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { confirmAction } from '../../../ui/confirm';
import { notifyDone, notifyError } from '../../../ui/notify';
import { LoadingState, PageState } from '../../../ui/page-state';
import { useErrorText } from '../../../ui/use-error-text';
import { useInvitations, useMemberMutations } from '../api/use-member-mutations';

/** Who has been invited and has not come yet. */
export function InvitationsSection({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation('members');
  const query = useInvitations(workspaceId, true);
  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" mb="sm">
        {t('invitations.title')}
      </Title>
      <PageState query={query} loading={<LoadingState rows={1} />}>
        {(invitations) =>
          invitations.length === 0 ? (
            <Text c="dimmed">{t('invitations.empty')}</Text>
          ) : (
            <ul className="sp-card sp-lines">
              {invitations.map((invitation) => (
                <InvitationLine key={invitation.id} workspaceId={workspaceId} invitation={invitation} />
              ))}
            </ul>
          )
        }
      </PageState>
    </section>
  );
}

function InvitationLine({ workspaceId, invitation }: { workspaceId: string; invitation: Invitation }) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const errorText = useErrorText();
  const { revoke } = useMemberMutations(workspaceId);
  const { id, email, role, institution, expiresAt, createdBy } = invitation;

  const withdraw = async () => {
    const sure = await confirmAction({
      title: t('revoke.title'),
      consequence: t('revoke.consequence', { email }),
      confirmLabel: t('revoke.confirm'),
      danger: true,
    });
    if (!sure) return;
    try {
      await revoke(id);
      notifyDone(t('done.revoked', { email }));
    } catch (error) {
      notifyError(errorText(error));
    }
  };

  return (
    <li className="sp-line sp-line-wrap">
      <IconMail size={20} className="sp-kind-icon" aria-hidden />
      <div className="sp-line-main">
        <span className="sp-person-name">{email}</span>
        <span className="sp-line-about">
          {[
            institution?.shortName,
            t('invitations.by', { name: createdBy }),
            t('invitations.until', { when: format.dateTime(expiresAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <span className="sp-tag" data-tone="quiet">
        {t(`common:role.${role}`)}
      </span>
      <Button variant="subtle" color="red" size="xs" onClick={() => void withdraw()}>
        {t('revoke.button')}
      </Button>
    </li>
  );
}
