import { Button, Checkbox, Group, Loader, Modal, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { EXPORT_FORMATS, EXPORT_PROFILES, EXPORT_SIZES } from '@soproekt/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../ui/form/form-failure';
import { Notice } from '../../../ui/notice';
import { useDocumentPage } from '../hooks/document-context';
import { DEFAULT_OPTIONS, hasPages, hasRemarks, type ExportOptions } from './export-options';
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
        {hasPages(options.format) && (
          <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
            <Select
              label={t('profile')}
              data={EXPORT_PROFILES.map((profile) => ({ value: profile, label: t(`profiles.${profile}`) }))}
              value={options.profile}
              allowDeselect={false}
              disabled={busy}
              onChange={(profile) => profile && set({ profile: profile as ExportOptions['profile'] })}
            />
            <div>
              <Text fw={600} mb={4} id="export-size">
                {t('size')}
              </Text>
              <SegmentedControl
                fullWidth
                aria-labelledby="export-size"
                disabled={busy}
                data={EXPORT_SIZES.map((size) => ({ value: String(size), label: String(size) }))}
                value={String(options.size)}
                onChange={(size) => set({ size: Number(size) as ExportOptions['size'] })}
              />
            </div>
          </Group>
        )}
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
        {hasRemarks(options.format) && (
          <Checkbox
            label={t('remarks')}
            checked={options.remarks}
            disabled={busy}
            onChange={(event) => set({ remarks: event.currentTarget.checked })}
          />
        )}
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
