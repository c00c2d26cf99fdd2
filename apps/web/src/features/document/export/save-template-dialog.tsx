import { Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTemplateMutations } from '../../documents/api/use-template-mutations';
import { TemplateForm } from '../../documents/components/template-form';
import { notifyDone } from '../../../ui/notify';
import { useDocumentPage } from '../hooks/document-context';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Keeps the document, as it is now, as a template of the workspace. */
export function SaveTemplateDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('export');
  const { detail } = useDocumentPage();
  const { save } = useTemplateMutations(detail.workspaceId);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('template.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Text c="dimmed" mb="lg">
        {t('template.about')}
      </Text>
      <TemplateForm
        initial={{ title: detail.title, description: '' }}
        submitLabel={t('template.submit')}
        onCancel={onClose}
        send={async (values) => {
          await save({ documentId: detail.id, ...values });
          notifyDone(t('template.saved', { title: values.title }));
          onClose();
        }}
      />
    </Modal>
  );
}
