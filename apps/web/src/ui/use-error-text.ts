import { fileRefusedSchema } from '@soproekt/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../app/api/api-error';

export interface ErrorText {
  /** What happened. */
  title: string;
  /** What to do. */
  advice: string;
}

/** Words any failure for people, by its code. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation('errors');
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return { title: t('unexpected.title'), advice: t('unexpected.advice') };
      const refused = error.code === 'file-refused' ? fileRefusedSchema.safeParse(error.details).data : undefined;
      // The server knows the file, and says what to do with it.
      if (refused) return { title: t('code.file-refused.title'), advice: refused.text };
      const minutes = Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60));
      return {
        title: t(`code.${error.code}.title`),
        advice: t(`code.${error.code}.advice`, { count: minutes }),
      };
    },
    [t],
  );
}
