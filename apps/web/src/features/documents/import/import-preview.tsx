import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { ImportReport, TableMapping } from '@soproekt/contracts';
import { DOCUMENT_KINDS, LIMITS, type DocumentKind } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { ImportReportView } from './import-report';
import { TableMappingField } from './table-mapping';
import type { ImportStep } from './use-import-steps';

type PreviewStep = Extract<ImportStep, { at: 'preview' }>;

interface Props {
  step: PreviewStep;
  onChange: (change: {
    title?: string;
    kind?: DocumentKind;
    tables?: readonly TableMapping[];
    sources?: boolean;
  }) => void;
  onBack: () => void;
  onConfirm: () => void;
}

/** What would be made, with the meaning of tables to correct. */
export function ImportPreviewForm({ step, onChange, onBack, onConfirm }: Props) {
  const { t } = useTranslation('import');
  const { preview, title, kind, tables, sources } = step;
  const setTable = (mapping: TableMapping): void =>
    onChange({ tables: tables.map((table) => (table.index === mapping.index ? mapping : table)) });

  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label={t('preview.title')}
          value={title}
          maxLength={LIMITS.documentTitle}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <Select
          label={t('preview.kind')}
          value={kind}
          allowDeselect={false}
          data={DOCUMENT_KINDS.map((value) => ({ value, label: t(`common:documentKind.${value}`) }))}
          onChange={(value) => {
            const chosen = DOCUMENT_KINDS.find((known) => known === value);
            if (chosen) onChange({ kind: chosen });
          }}
        />
      </SimpleGrid>
      <section aria-label={t('preview.sections')}>
        <Text fw={600} size="sm">
          {t('preview.sections')}
        </Text>
        <ol className="sp-import-sections">
          {preview.sections.map((section, index) => (
            <li key={index}>
              {section.title || t('preview.untitled')}
              <span className="sp-import-examples">
                {section.kind === 'text' ? t('preview.words', { count: section.words }) : t('preview.structured')}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {preview.tables.map((table) => {
        const mapping = tables.find(({ index }) => index === table.index) ?? table.guess;
        return <TableMappingField key={table.index} table={table} mapping={mapping} onChange={setTable} />;
      })}
      {preview.sources && (
        <Checkbox
          label={t('preview.sources')}
          description={t('preview.sourcesFound', {
            count: preview.sources.count,
            section: preview.sources.section || t('preview.untitled'),
          })}
          checked={sources}
          onChange={(event) => onChange({ sources: event.currentTarget.checked })}
        />
      )}
      <ImportReportView report={sources ? preview.report : withoutSources(preview.report)} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {t('preview.other')}
        </Button>
        <Button onClick={onConfirm}>{t('preview.submit')}</Button>
      </Group>
    </Stack>
  );
}

/** What the report says when the list of literature stays in the text. */
const withoutSources = (report: ImportReport): ImportReport => ({
  ...report,
  sourceRows: 0,
  notes: report.notes.filter(({ code }) => code !== 'sources-recognised'),
});
