import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { invitationInputSchema, type InvitationCreated } from '@soproekt/contracts';
import { can, WORKSPACE_ROLES, type WorkspaceRole } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../../../app/queries/institutions';
import { useActor } from '../../../app/queries/me';
import { useWorkspace } from '../../../app/queries/workspace';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { useMemberMutations } from '../api/use-member-mutations';

const DAYS = [1, 3, 7, 14, 30];

interface Props {
  workspaceId: string;
  onCreated: (created: InvitationCreated) => void;
  onCancel: () => void;
}

/** The roles that a new person of an institution may be given; of one's own when none is chosen. */
function useGrantableRoles(workspaceId: string): (institutionId: string) => readonly WorkspaceRole[] {
  const actor = useActor();
  const workspace = useWorkspace(workspaceId).data;
  return (chosen) => {
    const institutionId = chosen || actor.institutionId;
    const party = workspace?.parties.find(({ id }) => id === institutionId);
    const awaited = party?.awaitingCoordinator ?? false;
    return WORKSPACE_ROLES.filter((role) =>
      can(actor, 'invitation.create', { role: workspace?.role, grant: { role, institutionId, awaited } }),
    );
  };
}

export function InviteForm({ workspaceId, onCreated, onCancel }: Props) {
  const { t } = useTranslation('members');
  const institutions = useInstitutions();
  const rolesFor = useGrantableRoles(workspaceId);
  const { invite } = useMemberMutations(workspaceId);
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: invitationInputSchema,
    initialValues: {
      email: '',
      role: 'author' as WorkspaceRole,
      institutionId: '',
      days: '7',
    },
    toInput: ({ email, role, institutionId, days }) => ({
      email,
      role,
      institutionId: institutionId || undefined,
      days: Number(days),
    }),
    send: async (input) => onCreated(await invite(input)),
  });

  const roles = rolesFor(form.values.institutionId);
  const chooseInstitution = (id: string | null): void => {
    form.setFieldValue('institutionId', id ?? '');
    if (!rolesFor(id ?? '').includes(form.values.role)) form.setFieldValue('role', 'author');
  };

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <TextInput
          label={t('invite.email')}
          type="email"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('email')}
        />
        <Select
          label={t('invite.institution')}
          description={t('invite.institutionHint')}
          placeholder={t('workspace:owners.choose')}
          searchable
          clearable={form.values.institutionId !== ''}
          // The reason of a refusal stands below the field: a list over it would hide it.
          openOnFocus={false}
          clearButtonProps={{ 'aria-label': t('invite.clear') }}
          nothingFoundMessage={t('invite.noInstitution')}
          data={(institutions.data ?? []).map(({ id, name, shortName }) => ({
            value: id,
            label: `${shortName} – ${name}`,
          }))}
          {...form.getInputProps('institutionId')}
          onChange={chooseInstitution}
        />
        <Select
          label={t('invite.role')}
          allowDeselect={false}
          data={roles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
          description={t(`common:roleHint.${form.values.role}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('role')}
        />
        <Select
          label={t('invite.days')}
          allowDeselect={false}
          data={DAYS.map((days) => ({ value: String(days), label: t('invite.daysCount', { count: days }) }))}
          {...form.getInputProps('days')}
        />
        <Text size="xs" c="dimmed">
          {t('invite.how')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('invite.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
