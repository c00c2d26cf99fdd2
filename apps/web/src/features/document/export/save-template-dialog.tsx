import { Modal, Radio, Stack, Text } from '@mantine/core';
import { TEMPLATE_CONTENTS, type TemplateContents } from '@soproekt/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTemplateMutations } from '../../documents/api/use-template-mutations';
import { TemplateForm } from '../../documents/components/template-form';
import { notifyDone } from '../../../ui/notify';
import { useDocumentPage } from '../hooks/document-context';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** «Программа (копия) (копия)» → «Программа»: a template is no copy. */
export function originalTitle(title: string): string {
  return title.replace(/(?:\s*\((?:копия|copy)\))+\s*$/i, '').trim() || title;
}

/** Keeps the document, as it is now, as a template of the workspace. */
export function SaveTemplateDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('export');
  const { detail } = useDocumentPage();
  const { save } = useTemplateMutations(detail.workspaceId);
  const [contents, setContents] = useState<TemplateContents>('all');
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
      <Radio.Group
        label={t('template.contents')}
        value={contents}
        onChange={(value) => setContents(TEMPLATE_CONTENTS.find((known) => known === value) ?? 'all')}
        mb="lg"
      >
        <Stack gap="xs" mt={4}>
          {TEMPLATE_CONTENTS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`template.takes.${value}.name`)}
              description={t(`template.takes.${value}.about`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TemplateForm
        initial={{ title: originalTitle(detail.title), description: '' }}
        submitLabel={t('template.submit')}
        onCancel={onClose}
        send={async (values) => {
          await save({ documentId: detail.id, contents, ...values });
          notifyDone(t('template.saved', { title: values.title }));
          onClose();
        }}
      />
    </Modal>
  );
}
