import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/** A lazy part that the server no longer has, or that the network did not deliver. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|Importing a module script|preload/i.test(error.message);
}

/** What happened, what is safe, what to do. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation('errors');
  const missing = isMissingPart(error);
  return (
    <main id="main" className="sp-crash" tabIndex={-1}>
      <Stack className="sp-state" align="center" gap="md" role="alert">
        <span className="sp-state-icon" data-tone="error" aria-hidden>
          <IconAlertTriangle size={28} />
        </span>
        <Title order={1} ta="center">
          {missing ? t('boundary.chunkTitle') : t('boundary.title')}
        </Title>
        <Text c="dimmed" ta="center" maw={520}>
          {missing ? t('boundary.chunkAdvice') : t('boundary.advice')}
        </Text>
        <Group>
          <Button leftSection={<IconRefresh size={16} />} onClick={() => window.location.reload()}>
            {t('common:action.reload')}
          </Button>
          <Button variant="default" component="a" href="/">
            {t('common:action.home')}
          </Button>
        </Group>
        {!missing && (
          <details>
            <summary>{t('boundary.details')}</summary>
            <Code block maw={640}>
              {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
            </Code>
          </details>
        )}
      </Stack>
    </main>
  );
}

/** The same for what a route throws. */
export function RouteCrashPage() {
  return <CrashPage error={useRouteError()} />;
}
