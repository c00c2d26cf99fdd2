import { Button, Code, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../app/api/api-error';
import { useErrorText, type ErrorText } from './use-error-text';

interface EmptyProps {
  icon?: ReactNode;
  title: string;
  /** What the place is for. */
  children?: ReactNode;
  /** The first thing to do. */
  action?: ReactNode;
}

/** Nothing here yet: what it is for and what to do first. */
export function EmptyState({ icon, title, children, action }: EmptyProps) {
  return (
    <Stack className="sp-state" align="center" gap="md">
      {icon && (
        <span className="sp-state-icon" aria-hidden>
          {icon}
        </span>
      )}
      <Title order={2} ta="center">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" ta="center" maw={440}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}

interface ErrorProps {
  error: unknown;
  onRetry?: () => void;
  /** What is safe in spite of the failure. */
  safe?: string;
  /** More ways on, beside the retry. */
  action?: ReactNode;
  /** Instead of what the code of the error says. */
  text?: ErrorText;
}

/** What happened, what is safe, what to do; with the number of the request to quote. */
export function ErrorState({ error, onRetry, safe, action, text: given }: ErrorProps) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const text = given ?? explain(error);
  const offline = isApiError(error, 'offline');
  const requestId = isApiError(error) ? error.requestId : null;
  return (
    <Stack className="sp-state" align="center" gap="md" role="alert">
      <span className="sp-state-icon" data-tone={offline ? 'warning' : 'error'} aria-hidden>
        {offline ? <IconWifiOff size={28} /> : <IconAlertTriangle size={28} />}
      </span>
      <Title order={2} ta="center">
        {text.title}
      </Title>
      <Text c="dimmed" ta="center" maw={480}>
        {text.advice} {safe}
      </Text>
      <Group gap="sm">
        {onRetry && (
          <Button leftSection={<IconRefresh size={16} />} variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
        {action}
      </Group>
      {requestId && (
        <Text size="xs" c="dimmed">
          {t('error.requestNumber')} <Code>{requestId}</Code>
        </Text>
      )}
    </Stack>
  );
}

/** Skeleton lines in the place of the final layout. */
export function LoadingState({ rows = 4, height = 44 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} />
      ))}
    </Stack>
  );
}

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface PageStateProps<T> {
  query: QueryLike<T>;
  /** Shown until the first answer; default: skeleton rows. */
  loading?: ReactNode;
  children: (data: T) => ReactNode;
  safe?: string;
}

/** The three states of anything that is fetched. What is known stays on the screen when fetching it again fails. */
export function PageState<T>({ query, loading, children, safe }: PageStateProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} safe={safe} />;
  return <>{loading ?? <LoadingState />}</>;
}
