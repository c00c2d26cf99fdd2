import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { STANDARD_COLUMNS, STANDARD_LIMITS, type StandardImportReport } from '@soproekt/contracts';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isApiError } from '../../../app/api/api-error';
import { FormFailure } from '../../../ui/form/form-failure';
import { Notice } from '../../../ui/notice';
import { notifyDone } from '../../../ui/notify';
import { useStandardMutations } from '../api/use-standard-mutations';
import { ImportPreview } from './import-preview';

interface Props {
  workspaceId: string;
  opened: boolean;
  onClose: () => void;
}

/** Standards out of a table or a JSON file: first what it would bring, then the deed. */
export function ImportDialog({ workspaceId, opened, onClose }: Props) {
  const { t } = useTranslation('standards');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('import.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <ImportForm workspaceId={workspaceId} onClose={onClose} />
    </Modal>
  );
}

const FORMATS = '.csv,.tsv,.txt,.json,text/csv,application/json';

function ImportForm({ workspaceId, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation('standards');
  const { importFile } = useStandardMutations(workspaceId);
  const [chosen, setChosen] = useState<{ file: File; report: StandardImportReport } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const [over, setOver] = useState(false);

  const attempt = async (deed: () => Promise<void>): Promise<void> => {
    setFailure(null);
    setPending(true);
    try {
      await deed();
    } catch (error) {
      setFailure(error);
    } finally {
      setPending(false);
    }
  };
  const preview = (file: File | null | undefined): void => {
    if (!file || pending) return;
    setChosen(null);
    void attempt(async () => {
      if (file.size > STANDARD_LIMITS.fileBytes) throw new ApiError('too-large', 'larger than the limit');
      setChosen({ file, report: await importFile(file, true) });
    });
  };
  const take = (file: File): void =>
    void attempt(async () => {
      const report = await importFile(file, false);
      notifyDone(t('import.done', { count: report.new.length + report.changed.length }));
      onClose();
    });
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      preview(event.dataTransfer.files[0]);
    },
  };
  const brings = chosen ? chosen.report.new.length + chosen.report.changed.length : 0;

  return (
    <Stack gap="lg">
      {isApiError(failure, 'invalid-input', 'file-refused') ? (
        <Notice tone="error" role="alert" title={t('import.notATable')}>
          <MissingColumns failure={failure} /> {t('import.notATableAdvice')}
        </Notice>
      ) : (
        <FormFailure failure={failure} />
      )}
      <div className="sp-drop" data-over={over || undefined} {...drop}>
        <IconFileImport size={28} aria-hidden />
        <FileButton accept={FORMATS} onChange={preview}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={16} />}
              loading={pending && !chosen}
              data-autofocus
            >
              {t(chosen ? 'import.another' : 'import.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" ta="center">
          {chosen ? chosen.file.name : t('import.drop')}
        </Text>
      </div>
      {chosen ? (
        <ImportPreview report={chosen.report} />
      ) : (
        <div className="sp-import-help">
          <Text fw={600}>{t('import.columns')}</Text>
          <Text size="sm" c="dimmed">
            {t('import.columnsText')}
          </Text>
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          disabled={!chosen || brings === 0}
          loading={pending && chosen !== null}
          onClick={() => chosen && take(chosen.file)}
        >
          {brings > 0 ? t('import.take', { count: brings }) : t('import.button')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Which columns a file lacks, when it is a table at all. */
function MissingColumns({ failure }: { failure: ApiError }) {
  const { t } = useTranslation('standards');
  const missing = STANDARD_COLUMNS.filter((name) => failure.fieldIssues.some(({ path }) => path === `columns.${name}`));
  if (missing.length === 0) return null;
  return <>{t('import.missing', { columns: missing.map((name) => t(`import.column.${name}`)).join(', ') })}</>;
}
