import { Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { can } from '@soproekt/domain';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useActor } from '../../../app/queries/me';
import { useMembers, useWorkspace } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';
import { InstitutionDot } from '../../../ui/institution-badge';
import { PageFrame } from '../../../ui/page-frame';
import { LoadingState, PageState } from '../../../ui/page-state';
import { TopAction } from '../../../ui/top-action';
import { useMemberRules } from '../hooks/use-member-rules';
import { InvitationsSection } from './invitations-section';
import { InviteDialog } from './invite-dialog';
import { MemberLine } from './member-line';

/** The people of a workspace, institution by institution, and who has been invited. */
export function MembersPage() {
  const { t } = useTranslation('members');
  const { workspaceId = '' } = useParams();
  const workspace = useWorkspace(workspaceId).data;
  const actor = useActor();
  const [inviting, invite] = useDisclosure(false);
  if (!workspace) return null;
  const mayInvite = can(actor, 'invitation.create', { role: workspace.role });

  return (
    <PageFrame
      crumbs={[{ label: workspace.name, to: `/w/${workspaceId}` }]}
      title={t('title')}
      actions={
        mayInvite && <TopAction icon={<IconUserPlus size={16} />} label={t('invite.button')} onClick={invite.open} />
      }
    >
      <Stack gap="xxl">
        <MemberGroups workspaceId={workspaceId} />
        {mayInvite && <InvitationsSection workspaceId={workspaceId} />}
      </Stack>
      <InviteDialog workspaceId={workspaceId} opened={inviting} onClose={invite.close} />
    </PageFrame>
  );
}

function MemberGroups({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const workspace = useWorkspace(workspaceId).data!;
  const query = useMembers(workspaceId);
  const rulesOf = useMemberRules(workspace, query.data ?? []);
  return (
    <PageState query={query} loading={<LoadingState rows={5} />}>
      {(members) => {
        const known = new Set(workspace.parties.map(({ id }) => id));
        const groups = [
          ...workspace.parties.map((party) => ({
            key: party.id,
            party,
            people: members.filter(({ institution }) => institution?.id === party.id),
          })),
          {
            key: 'others',
            party: null,
            people: members.filter(({ institution }) => !institution || !known.has(institution.id)),
          },
        ].filter(({ party, people }) => people.length > 0 || party?.owner);
        return (
          <Stack gap="xl">
            {groups.map(({ key, party, people }) => (
              <section key={key} aria-labelledby={`group-${key}`}>
                <div className="sp-group-head">
                  <Title order={2} id={`group-${key}`} className="sp-group-title">
                    {party && <InstitutionDot hue={party.hue} size={10} />}
                    {party?.name ?? t('common:noInstitution')}
                  </Title>
                  <span className="sp-line-about">
                    {party?.owner && `${t('workspace:owner')} · `}
                    {t('common:count.people', { count: people.length })}
                  </span>
                </div>
                {people.length > 0 ? (
                  <ul className="sp-card sp-lines">
                    {[...people]
                      .sort((a, b) => format.compare(a.name, b.name))
                      .map((member) => (
                        <MemberLine
                          key={member.userId}
                          workspaceId={workspaceId}
                          member={member}
                          hue={party?.hue}
                          rules={rulesOf(member)}
                        />
                      ))}
                  </ul>
                ) : (
                  <p className="sp-line-about">{t('awaiting')}</p>
                )}
              </section>
            ))}
          </Stack>
        );
      }}
    </PageState>
  );
}
