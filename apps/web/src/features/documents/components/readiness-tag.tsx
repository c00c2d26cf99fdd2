import type { ReadinessView } from '@soproekt/contracts';
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** How far a programme is: percent, and in words what is still to be done. */
export function ReadinessTag({ readiness }: { readiness: ReadinessView }) {
  const { t } = useTranslation('documents');
  const { percent, errors, warnings } = readiness;
  const state = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'saved';
  const Icon = { error: IconExclamationCircle, warning: IconAlertTriangle, saved: IconCircleCheck }[state];
  const words =
    errors > 0
      ? t('readiness.errors', { count: errors })
      : warnings > 0
        ? t('readiness.warnings', { count: warnings })
        : t('readiness.clean');
  return (
    <span className="sp-readiness" data-tone={state}>
      <span className="sp-readiness-percent">{t('readiness.percent', { percent })}</span>
      <span className="sp-readiness-words">
        <Icon size={14} aria-hidden />
        {words}
      </span>
    </span>
  );
}
