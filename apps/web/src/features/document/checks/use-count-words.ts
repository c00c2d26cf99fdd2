import type { Readiness } from '@soproekt/domain';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** «2 ошибки, 1 предупреждение»; levels without findings are left out, none at all is «замечаний нет». */
export function useCountWords(): (readiness: Pick<Readiness, 'errors' | 'warnings' | 'hints'>) => string {
  const { t } = useTranslation('checks');
  return useCallback(
    ({ errors, warnings, hints }) => {
      const words = [
        errors > 0 ? t('count.error', { count: errors }) : '',
        warnings > 0 ? t('count.warning', { count: warnings }) : '',
        hints > 0 ? t('count.hint', { count: hints }) : '',
      ].filter(Boolean);
      return words.length > 0 ? words.join(', ') : t('count.none');
    },
    [t],
  );
}
