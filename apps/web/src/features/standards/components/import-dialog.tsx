import { Button, FileButton, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import {
  STANDARD_COLUMNS,
  STANDARD_IMPORT_MODES,
  STANDARD_LIMITS,
  type StandardImportMode,
  type StandardImportReport,
} from '@soproekt/contracts';
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
  const [mode, setMode] = useState<StandardImportMode>('add');
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
    setMode('add');
    void attempt(async () => {
      if (file.size > STANDARD_LIMITS.fileBytes) throw new ApiError('too-large', 'larger than the limit');
      setChosen({ file, report: await importFile(file, 'add', true) });
    });
  };
  const turnTo = (file: File, next: StandardImportMode): void =>
    void attempt(async () => {
      const report = await importFile(file, next, true);
      setMode(next);
      setChosen({ file, report });
    });
  const take = (file: File): void =>
    void attempt(async () => {
      const report = await importFile(file, mode, false);
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
  const known = chosen ? chosen.report.changed.length + chosen.report.unchanged.length : 0;
  const brings = chosen ? chosen.report.new.length + chosen.report.changed.length : 0;

  return (
    <Stack gap="lg">
      {isApiError(failure, 'invalid-input', 'file-refused') ? (
        <Notice tone="error" role="alert" title={t('import.notATable')}>
          <WhyRefused failure={failure} />
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
      {chosen && known > 0 && (
        <div className="sp-import-mode">
          <SegmentedControl
            aria-label={t('import.mode.label')}
            value={mode}
            disabled={pending}
            data={STANDARD_IMPORT_MODES.map((value) => ({ value, label: t(`import.mode.${value}`) }))}
            onChange={(next) => turnTo(chosen.file, next)}
          />
          <Text size="sm" c="dimmed">
            {t(`import.modeHint.${mode}`)}
          </Text>
        </div>
      )}
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

/** What is wrong with the file, and what to do: it is no text at all, not the JSON it begins as, or lacks columns. */
function WhyRefused({ failure }: { failure: ApiError }) {
  const { t } = useTranslation('standards');
  const paths = failure.fieldIssues.map(({ path }) => path);
  if (paths.includes('file.workbook')) return <>{t('import.workbook')}</>;
  if (paths.includes('file.json')) return <>{t('import.brokenJson')}</>;
  const missing = STANDARD_COLUMNS.filter((name) => paths.includes(`columns.${name}`));
  const columns = missing.map((name) => t(`import.column.${name}`)).join(', ');
  return (
    <>
      {missing.length > 0 && t('import.missing', { columns })} {t('import.notATableAdvice')}
    </>
  );
}
