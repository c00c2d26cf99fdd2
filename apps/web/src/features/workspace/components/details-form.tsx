import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { workspacePatchSchema, type Workspace } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { notifyDone } from '../../../ui/notify';
import { useWorkspaceMutations } from '../api/use-workspace-mutations';

interface Props {
  workspace: Workspace;
  readOnly: boolean;
}

export function DetailsForm({ workspace, readOnly }: Props) {
  const { t } = useTranslation('workspace');
  const { update } = useWorkspaceMutations(workspace.id);
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: workspacePatchSchema,
    initialValues: { name: workspace.name, description: workspace.description },
    send: async (patch) => {
      await update(patch);
      notifyDone(t('settings.saved'));
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <TextInput
          label={t('field.name')}
          readOnly={readOnly}
          variant={readOnly ? 'filled' : undefined}
          maxLength={LIMITS.workspaceName}
          {...form.getInputProps('name')}
        />
        <Textarea
          label={t('field.description')}
          readOnly={readOnly}
          variant={readOnly ? 'filled' : undefined}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={LIMITS.workspaceDescription}
          {...form.getInputProps('description')}
        />
        {!readOnly && (
          <Group>
            <Button type="submit" loading={pending} disabled={!form.isDirty()}>
              {t('common:action.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
