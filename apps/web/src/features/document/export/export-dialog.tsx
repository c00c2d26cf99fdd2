import { Button, Checkbox, Group, Loader, Modal, Radio, Stack, Text } from '@mantine/core';
import { EXPORT_FORMATS } from '@soproekt/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../ui/form/form-failure';
import { Notice } from '../../../ui/notice';
import { useDocumentPage } from '../hooks/document-context';
import { DEFAULT_OPTIONS, hasPages, type ExportOptions } from './export-options';
import { PageOptions } from './page-options';
import { useExport, type ExportState } from './use-export';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** The document as a file: which format, how its pages look, and what is printed besides the text. */
export function ExportDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('export');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <ExportForm onClose={onClose} />
    </Modal>
  );
}

function ExportForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('export');
  const { detail } = useDocumentPage();
  const [options, setOptions] = useState<ExportOptions>(DEFAULT_OPTIONS);
  const { state, start, cancel } = useExport();
  const busy = state.step === 'saving' || state.step === 'making';
  const set = (change: Partial<ExportOptions>): void => setOptions((before) => ({ ...before, ...change }));

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void start(options);
      }}
    >
      <Stack gap="lg">
        <Radio.Group
          label={t('format')}
          value={options.format}
          onChange={(format) => set({ format: format as ExportOptions['format'] })}
        >
          <div className="sp-formats">
            {EXPORT_FORMATS.map((format) => (
              <Radio.Card key={format} value={format} className="sp-format" disabled={busy}>
                <Radio.Indicator />
                <span className="sp-format-text">
                  <span className="sp-format-name">{t(`formats.${format}.name`)}</span>
                  <span className="sp-line-about">{t(`formats.${format}.about`)}</span>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {hasPages(options.format) && <PageOptions options={options} disabled={busy} onChange={set} />}
        {detail.kind === 'programme' && (
          <Stack gap="sm">
            <Checkbox
              label={t('findings')}
              description={t('findingsHint')}
              checked={options.findings}
              disabled={busy}
              onChange={(event) => set({ findings: event.currentTarget.checked })}
            />
          </Stack>
        )}
        <Checkbox
          label={t('remarks')}
          description={t('remarksHint')}
          checked={options.remarks}
          disabled={busy}
          onChange={(event) => set({ remarks: event.currentTarget.checked })}
        />
        <Progress state={state} />
        <Group justify="flex-end">
          <Button variant="default" onClick={busy ? cancel : onClose}>
            {busy ? t('common:action.cancel') : t('common:action.close')}
          </Button>
          <Button type="submit" loading={busy} leftSection={<IconDownload size={16} />}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is being done, and how it ended. */
function Progress({ state }: { state: ExportState }) {
  const { t } = useTranslation('export');
  switch (state.step) {
    case 'idle':
      return null;
    case 'failed':
      return <FormFailure failure={state.error} />;
    case 'unsaved':
      return (
        <Notice tone="warning" role="alert" title={t('state.unsaved')}>
          {t('state.unsavedAdvice')}
        </Notice>
      );
    case 'done':
      return (
        <Notice tone="saved" role="status">
          {t('state.done')}
        </Notice>
      );
    default:
      return (
        <Group gap="sm" role="status">
          <Loader size="sm" aria-hidden />
          <Text>{t(`state.${state.step}`)}</Text>
        </Group>
      );
  }
}
