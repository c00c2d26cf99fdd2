import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../app/api/api-error';
import { useErrorText, type ErrorText } from '../../../ui/use-error-text';

/** Why something that was written could not be sent. Where the server is at fault, that the text is still here comes first. */
export function useSendFailure(): (error: unknown) => ErrorText {
  const { t } = useTranslation('review');
  const errorText = useErrorText();
  return useCallback(
    (error: unknown) => {
      if (isApiError(error, 'offline')) return { title: t('failure.offline'), advice: t('failure.offlineAdvice') };
      const broken = !isApiError(error) || error.status >= 500 || error.code === 'unreadable';
      return broken ? { title: t('failure.server'), advice: t('failure.serverAdvice') } : errorText(error);
    },
    [errorText, t],
  );
}
