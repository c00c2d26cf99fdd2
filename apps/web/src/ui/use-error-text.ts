import { reasonTextSchema } from '@soproekt/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../app/api/api-error';

export interface ErrorText {
  /** What happened. */
  title: string;
  /** What to do. */
  advice: string;
}

/** Codes of what happens to files: their details may hold a sentence for people. */
const WITH_REASON: ReadonlySet<string> = new Set(['file-refused', 'too-large', 'too-many-attempts', 'unavailable']);

/** Words any failure for people, by its code. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation('errors');
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return { title: t('unexpected.title'), advice: t('unexpected.advice') };
      const reason = WITH_REASON.has(error.code) ? reasonTextSchema.safeParse(error.details).data : undefined;
      // The server knows the file, and says what to do with it.
      if (reason) return { title: t(`code.${error.code}.title`), advice: reason.text };
      const minutes = Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60));
      return {
        title: t(`code.${error.code}.title`),
        advice: t(`code.${error.code}.advice`, { count: minutes }),
      };
    },
    [t],
  );
}
