import { Button, Group, Modal, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { STANDARD_LIMITS, standardInputSchema, type Standard } from '@soproekt/contracts';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../app/api/api-error';
import { fieldMessage } from '../../../ui/form/field-message';
import { FormFailure } from '../../../ui/form/form-failure';
import { IconButton } from '../../../ui/icon-button';
import { notifyDone } from '../../../ui/notify';
import { useStandardMutations } from '../api/use-standard-mutations';
import { EMPTY_FUNCTION, fieldOfIssue, inputOf, valuesOf, type StandardValues } from '../lib/standard-view';

interface Props {
  workspaceId: string;
  /** Null: a new one. */
  standard: Standard | null;
  opened: boolean;
  onClose: () => void;
  onSaved: (standard: Standard) => void;
}

/** A standard with its functions to be written. */
export function StandardDialog({ opened, onClose, ...props }: Props) {
  const { t } = useTranslation('standards');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(props.standard ? 'form.edit' : 'form.add')}
      size={720}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <StandardForm {...props} onClose={onClose} />
    </Modal>
  );
}

function StandardForm({ workspaceId, standard, onClose, onSaved }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('standards');
  const { create, update } = useStandardMutations(workspaceId);
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const form = useForm<StandardValues>({
    initialValues: valuesOf(standard),
    validate: (values) => {
      const parsed = standardInputSchema.safeParse(inputOf(values));
      if (parsed.success) return {};
      const errors: Record<string, string> = {};
      for (const { path, message } of parsed.error.issues) {
        errors[fieldOfIssue(path, values)] ??= message === 'named twice' ? t('form.twice') : fieldMessage(t, message);
      }
      return errors;
    },
  });
  const { functions } = form.values;

  const send = async (values: StandardValues): Promise<void> => {
    setFailure(null);
    setPending(true);
    try {
      const saved = standard ? await update(standard.id, inputOf(values)) : await create(inputOf(values));
      notifyDone(t('form.saved', { code: saved.code }));
      onClose();
      onSaved(saved);
    } catch (error) {
      if (isApiError(error, 'already-exists')) form.setFieldError('code', t('form.taken'));
      else setFailure(error);
    } finally {
      setPending(false);
    }
  };

  return (
    <form onSubmit={form.onSubmit((values) => void send(values))} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <div className="sp-standard-pair">
          <TextInput
            label={t('field.code')}
            placeholder="01.011"
            maxLength={STANDARD_LIMITS.code}
            data-autofocus
            {...form.getInputProps('code')}
          />
          <TextInput label={t('field.title')} maxLength={STANDARD_LIMITS.title} {...form.getInputProps('title')} />
        </div>
        <TextInput
          label={t('field.basis')}
          placeholder={t('form.basisPlaceholder')}
          maxLength={STANDARD_LIMITS.title}
          {...form.getInputProps('basis')}
        />
        <TagsInput
          label={t('field.audience')}
          description={t('form.audienceHint')}
          splitChars={[';', '|']}
          maxTags={STANDARD_LIMITS.audience}
          acceptValueOnBlur
          {...form.getInputProps('audience')}
        />
        <div>
          <Text fw={600} mb={4}>
            {t('field.functions')}
          </Text>
          <Stack gap="md">
            {functions.map((_each, i) => (
              <fieldset key={i} className="sp-card sp-standard-edit">
                <legend>{t('form.function', { number: i + 1 })}</legend>
                <div className="sp-standard-pair">
                  <TextInput
                    label={t('field.functionCode')}
                    placeholder="B/02.7"
                    maxLength={STANDARD_LIMITS.code}
                    {...form.getInputProps(`functions.${i}.code`)}
                  />
                  <TextInput
                    label={t('field.functionTitle')}
                    maxLength={STANDARD_LIMITS.title}
                    {...form.getInputProps(`functions.${i}.title`)}
                  />
                </div>
                <Textarea
                  mt="sm"
                  label={t('field.actions')}
                  description={t('form.actionsHint')}
                  autosize
                  minRows={2}
                  maxRows={12}
                  {...form.getInputProps(`functions.${i}.actions`)}
                />
                <IconButton
                  className="sp-standard-drop"
                  label={t('form.dropFunction', { number: i + 1 })}
                  icon={<IconTrash size={18} />}
                  onClick={() => form.removeListItem('functions', i)}
                />
              </fieldset>
            ))}
            {form.errors['functions'] && (
              <Text size="sm" c="var(--mantine-color-error)">
                {form.errors['functions']}
              </Text>
            )}
            <div>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={16} />}
                disabled={functions.length >= STANDARD_LIMITS.functions}
                onClick={() => form.insertListItem('functions', EMPTY_FUNCTION)}
              >
                {t('form.addFunction')}
              </Button>
            </div>
          </Stack>
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
