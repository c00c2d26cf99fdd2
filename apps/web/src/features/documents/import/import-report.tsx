import { Stack, Text } from '@mantine/core';
import type { ImportReport } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';

const COUNTS = ['sections', 'words', 'tables', 'images', 'planRows', 'resultRows', 'sourceRows'] as const;
const LEVELS = ['lost', 'changed', 'info'] as const;

/** What was taken over, and what was not. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const { t } = useTranslation('import');
  return (
    <Stack gap="sm">
      <ul className="sp-import-counts" aria-label={t('report.taken')}>
        {COUNTS.filter((key) => report[key] > 0).map((key) => (
          <li key={key}>{t(`report.${key}`, { count: report[key] })}</li>
        ))}
      </ul>
      {LEVELS.map((level) => {
        const notes = report.notes.filter((note) => note.level === level);
        if (notes.length === 0) return null;
        return (
          <section key={level} className="sp-import-notes" data-level={level} aria-label={t(`report.level.${level}`)}>
            <Text fw={600} size="sm">
              {t(`report.level.${level}`)}
            </Text>
            <ul>
              {notes.map(({ code, count, message, examples }) => (
                <li key={code}>
                  {message}
                  {level !== 'info' && count > 1 && ` ${t('report.times', { count })}`}
                  {examples.length > 0 && <span className="sp-import-examples">{examples.join(' · ')}</span>}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}
