import { Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import {
  PLAN_COLUMNS,
  RESULT_COLUMNS,
  TABLE_USES,
  type ImportTable,
  type TableMapping,
  type TableUse,
} from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';

interface Props {
  table: ImportTable;
  mapping: TableMapping;
  onChange: (mapping: TableMapping) => void;
}

const COLUMNS: Readonly<Record<TableUse, readonly string[]>> = {
  'study-plan': PLAN_COLUMNS,
  'planned-results': RESULT_COLUMNS,
  text: [],
};

/** A meaning stands once: given to another column, it leaves the one that had it. */
export function withColumn(mapping: TableMapping, at: number, meaning: string): TableMapping {
  const columns = mapping.columns.map((column, i) => (i === at ? meaning : column === meaning ? 'ignore' : column));
  return { ...mapping, columns };
}

/** Another use keeps only the meanings that it knows. */
export function withUse(mapping: TableMapping, use: TableUse, guess: TableMapping): TableMapping {
  if (use === guess.use) return { ...guess, headerRows: mapping.headerRows };
  return {
    ...mapping,
    use,
    columns: mapping.columns.map((column) => (COLUMNS[use].includes(column) ? column : 'ignore')),
  };
}

/** A table of the file: what it becomes, and what its columns mean. */
export function TableMappingField({ table, mapping, onChange }: Props) {
  const { t } = useTranslation('import');
  const name = t('table.name', { number: table.index + 1, section: table.section || t('preview.untitled') });
  const shown = table.rows.slice(Math.max(0, mapping.headerRows - table.guess.headerRows));
  const known = COLUMNS[mapping.use];

  return (
    <Stack gap="xs" component="section" aria-label={name}>
      <Group justify="space-between" align="flex-end">
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Group gap="sm">
          <NativeSelect
            label={t('table.use')}
            value={mapping.use}
            data={TABLE_USES.map((value) => ({ value, label: t(`table.as.${value}`) }))}
            onChange={(event) => {
              const use = TABLE_USES.find((value) => value === event.currentTarget.value);
              if (use) onChange(withUse(mapping, use, table.guess));
            }}
          />
          {mapping.use !== 'text' && (
            <NumberInput
              label={t('table.headerRows')}
              w={150}
              min={0}
              max={20}
              clampBehavior="strict"
              value={mapping.headerRows}
              onChange={(value) => typeof value === 'number' && onChange({ ...mapping, headerRows: value })}
            />
          )}
        </Group>
      </Group>
      <div className="sp-import-table" tabIndex={0} role="group" aria-label={name}>
        <table>
          <thead>
            {mapping.use !== 'text' && (
              <tr>
                {mapping.columns.map((column, at) => (
                  <th key={at} scope="col" data-choice>
                    <NativeSelect
                      size="xs"
                      aria-label={t('table.column', { name: table.header[at] || at + 1 })}
                      value={column}
                      data={known.map((value) => ({ value, label: t(`table.means.${value as 'ignore'}`) }))}
                      onChange={(event) => onChange(withColumn(mapping, at, event.currentTarget.value))}
                    />
                  </th>
                ))}
              </tr>
            )}
            <tr>
              {table.header.map((text, at) => (
                <th key={at} scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {row.map((text, at) => (
                  <td
                    key={at}
                    data-ignored={mapping.use !== 'text' && mapping.columns[at] === 'ignore' ? true : undefined}
                  >
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rowCount > table.rows.length && (
        <Text size="sm" c="dimmed">
          {t('table.more', { count: table.rowCount - table.rows.length })}
        </Text>
      )}
    </Stack>
  );
}
