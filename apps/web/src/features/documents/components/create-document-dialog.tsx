import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { documentInputSchema } from '@soproekt/contracts';
import { LIMITS, type DocumentKind } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { currentLocale } from '../../../i18n/i18n';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { useDocumentMutations } from '../api/use-document-mutations';
import { KindChoice } from './kind-choice';
import { TemplateChoice } from './template-choice';

interface Props {
  workspaceId: string;
  opened: boolean;
  onClose: () => void;
}

/** A new document: its kind, its template, its title. */
export function CreateDocumentDialog({ workspaceId, opened, onClose }: Props) {
  const { t } = useTranslation('documents');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('create.title')}
      size={680}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <CreateDocumentForm workspaceId={workspaceId} onClose={onClose} />
    </Modal>
  );
}

function CreateDocumentForm({ workspaceId, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('documents');
  const navigate = useNavigate();
  const { create } = useDocumentMutations(workspaceId);
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: documentInputSchema,
    initialValues: { kind: 'programme' as DocumentKind, template: '', title: '' },
    toInput: ({ kind, template, title }) => ({ kind, title, template: template || undefined, locale: currentLocale() }),
    send: async (input) => {
      const document = await create(input);
      void navigate(`/w/${workspaceId}/d/${document.id}`);
    },
  });
  const { kind, template } = form.values;

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <KindChoice value={kind} onChange={(next) => form.setValues({ kind: next, template: '' })} />
        <TextInput
          label={t('create.name')}
          placeholder={t('create.placeholder', { example: t(`create.example.${kind}`) })}
          maxLength={LIMITS.documentTitle}
          data-autofocus
          {...form.getInputProps('title')}
        />
        <TemplateChoice
          workspaceId={workspaceId}
          kind={kind}
          value={template}
          onChange={(key) => form.setFieldValue('template', key)}
        />
        <Group justify="flex-end" className="sp-create-foot">
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
