import { STANDARD_COLUMNS, type ImportReason, type StandardImportReport } from '@soproekt/contracts';
import { IconAlertTriangle, IconEqual, IconPencil, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StandardChangeLines } from './standard-change';

const SHOWN = 200;

/** These name their column themselves. */
const NAMES_ITS_COLUMN: ReadonlySet<ImportReason> = new Set([
  'no-standard-code',
  'no-standard-title',
  'no-function-title',
  'action-without-function',
]);

/** What a file would bring: new, changed and unchanged standards, and lines that cannot be read. */
export function ImportPreview({ report }: { report: StandardImportReport }) {
  const { t } = useTranslation('standards');
  const { rejected } = report;
  const nameOf = (field: string): string => {
    const column = STANDARD_COLUMNS.find((name) => name === field);
    return column ? t(`import.column.${column}`) : field;
  };
  return (
    <div className="sp-import" role="status">
      <Codes
        icon={<IconPlus size={16} />}
        tone="saved"
        label={t('preview.new', { count: report.new.length })}
        codes={report.new}
      />
      <Codes
        icon={<IconPencil size={16} />}
        tone="info"
        label={t('preview.changed', { count: report.changed.length })}
        codes={report.changed}
      >
        <ul className="sp-import-changes">
          {report.changes.slice(0, SHOWN).map((change) => (
            <StandardChangeLines key={change.code} change={change} />
          ))}
        </ul>
      </Codes>
      <Codes
        icon={<IconEqual size={16} />}
        tone="quiet"
        label={t('preview.unchanged', { count: report.unchanged.length })}
        codes={report.unchanged}
      />
      {rejected.length > 0 && (
        <section className="sp-import-part" data-tone="warning">
          <h3>
            <IconAlertTriangle size={16} aria-hidden />
            {t('preview.rejected', { count: rejected.length })}
          </h3>
          <ul className="sp-import-lines">
            {rejected.slice(0, SHOWN).map(({ line, reason, field }, i) => (
              <li key={i}>
                <span className="sp-import-line">{t('preview.line', { line })}</span>
                {t(`reason.${reason}`)}
                {field !== null && !NAMES_ITS_COLUMN.has(reason) && (
                  <span className="sp-import-field">({nameOf(field)})</span>
                )}
              </li>
            ))}
          </ul>
          {rejected.length > SHOWN && <p>{t('preview.more', { count: rejected.length - SHOWN })}</p>}
        </section>
      )}
    </div>
  );
}

interface CodesProps {
  icon: ReactNode;
  tone: string;
  label: string;
  codes: readonly string[];
  /** In place of the bare codes. */
  children?: ReactNode;
}

function Codes({ icon, tone, label, codes, children }: CodesProps) {
  if (codes.length === 0) return null;
  return (
    <section className="sp-import-part" data-tone={tone}>
      <h3>
        <span aria-hidden>{icon}</span>
        {label}
      </h3>
      {children ?? <p className="sp-import-codes">{codes.join(', ')}</p>}
    </section>
  );
}
