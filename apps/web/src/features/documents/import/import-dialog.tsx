import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormFailure } from '../../../ui/form/form-failure';
import { FileChoice } from './file-choice';
import { ImportPreviewForm } from './import-preview';
import { ImportReportView } from './import-report';
import { useImportSteps } from './use-import-steps';

interface Props {
  workspaceId: string;
  opened: boolean;
  onClose: () => void;
}

/** A new document out of a file: the file, what would become of it, what became of it. */
export function ImportDialog({ workspaceId, opened, onClose }: Props) {
  const { t } = useTranslation('import');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size={860}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {opened && <ImportSteps workspaceId={workspaceId} onClose={onClose} />}
    </Modal>
  );
}

function ImportSteps({ workspaceId, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('import');
  const navigate = useNavigate();
  const { step, failure, choose, confirm, change, cancel, restart } = useImportSteps(workspaceId);

  return (
    <Stack gap="lg">
      <FormFailure failure={failure} />
      {step.at === 'file' && <FileChoice onFile={(file) => void choose(file)} />}
      {step.at === 'sending' && (
        <Stack gap="sm" role="status">
          <Text>{t(step.part < 1 ? 'sending' : 'reading', { name: step.name })}</Text>
          <Progress value={step.part * 100} animated={step.part >= 1} aria-label={t('sending', { name: step.name })} />
          <Group justify="flex-end">
            <Button variant="default" onClick={cancel}>
              {t('common:action.cancel')}
            </Button>
          </Group>
        </Stack>
      )}
      {step.at === 'preview' && (
        <ImportPreviewForm step={step} onChange={change} onBack={restart} onConfirm={() => void confirm(step)} />
      )}
      {step.at === 'done' && (
        <>
          <Text fw={600}>{t('done.made', { title: step.title })}</Text>
          <ImportReportView report={step.result.report} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:action.close')}
            </Button>
            <Button data-autofocus onClick={() => void navigate(`/w/${workspaceId}/d/${step.result.documentId}`)}>
              {t('done.open')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
