import type { Readiness } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';

/** How far a programme is, as a figure and a quiet line. */
export function ReadinessBar({ readiness }: { readiness: Readiness }) {
  const { t } = useTranslation('checks');
  const { percent, errors } = readiness;
  return (
    <div className="sp-ready">
      <div className="sp-ready-words">
        <span>{t('readiness.label')}</span>
        <span className="sp-ready-figure">{t('readiness.percent', { percent })}</span>
      </div>
      <div className="sp-ready-line" data-tone={errors > 0 ? 'quiet' : 'saved'} aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
