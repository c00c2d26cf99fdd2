import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { templatePatchSchema } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';

interface Values extends Record<string, unknown> {
  title: string;
  description: string;
}

interface Props {
  initial: Values;
  submitLabel: string;
  onCancel: () => void;
  send: (values: Values) => Promise<unknown>;
}

/** Title and description of a template. */
export function TemplateForm({ initial, submitLabel, onCancel, send }: Props) {
  const { t } = useTranslation('documents');
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: templatePatchSchema,
    initialValues: initial,
    send: (input) => send({ title: input.title ?? '', description: input.description ?? '' }),
  });
  return (
    <form
      onSubmit={(event) => {
        // It may stand in a dialog of another form, and React passes the event on to that one.
        event.stopPropagation();
        onSubmit(event);
      }}
      noValidate
    >
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <TextInput
          label={t('template.name')}
          maxLength={LIMITS.documentTitle}
          data-autofocus
          {...form.getInputProps('title')}
        />
        <Textarea
          label={t('template.description')}
          description={t('template.descriptionHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.templateDescription}
          {...form.getInputProps('description')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
