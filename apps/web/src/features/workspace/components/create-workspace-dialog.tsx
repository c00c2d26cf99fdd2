import { Button, Group, Modal, MultiSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { workspaceInputSchema } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useInstitutions } from '../../../app/queries/institutions';
import { useMe } from '../../../app/queries/me';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { useWorkspaceMutations } from '../api/use-workspace-mutations';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** A new workspace and the institutions that own it together. */
export function CreateWorkspaceDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('workspace');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('create.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <CreateWorkspaceForm onClose={onClose} />
    </Modal>
  );
}

function CreateWorkspaceForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const navigate = useNavigate();
  const institutions = useInstitutions();
  const { create } = useWorkspaceMutations();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: workspaceInputSchema,
    initialValues: { name: '', description: '', institutionIds: [] as string[] },
    send: async (input) => {
      const workspace = await create(input);
      onClose();
      void navigate(`/w/${workspace.id}`);
    },
  });
  const others = (institutions.data ?? []).filter(({ id }) => id !== me.institution?.id);

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <TextInput
          label={t('field.name')}
          description={t('create.nameHint')}
          maxLength={LIMITS.workspaceName}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Textarea
          label={t('field.description')}
          description={t('common:form.optional')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.workspaceDescription}
          {...form.getInputProps('description')}
        />
        <MultiSelect
          label={t('create.owners')}
          description={t('create.ownersHint', { name: me.institution?.shortName ?? t('common:noInstitution') })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('create.clear') }}
          nothingFoundMessage={t('create.noInstitution')}
          data={others.map(({ id, name, shortName }) => ({ value: id, label: `${shortName} – ${name}` }))}
          {...form.getInputProps('institutionIds')}
        />
        <Text size="xs" c="dimmed">
          {t('create.consequence')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('create.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
