import { Code, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../app/api/api-error';
import { Notice } from '../notice';
import { useErrorText } from '../use-error-text';

/** Why a form could not be sent; nothing while all is well. */
export function FormFailure({ failure }: { failure: unknown }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (!failure) return null;
  const { title, advice } = errorText(failure);
  const serious = isApiError(failure, 'internal', 'unreadable', 'unavailable');
  return (
    <Notice tone="error" title={title} role="alert">
      <Text>{advice}</Text>
      {serious && failure.requestId && (
        <Text size="xs" mt={4}>
          {t('error.requestNumber')} <Code>{failure.requestId}</Code>
        </Text>
      )}
    </Notice>
  );
}
