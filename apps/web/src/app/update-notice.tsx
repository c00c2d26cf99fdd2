import { Button, Group, Notification, Portal, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { registerSW } from 'virtual:pwa-register';

const CHECK_EVERY = 60 * 60_000;
const RELOAD_AT_THE_LATEST = 3000;

/** A new version lies ready: it comes with the next start of its own accord, or now at one's wish. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const [ready, setReady] = useState(false);
  const activate = useRef<(() => void) | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const update = registerSW({
      onNeedRefresh: () => setReady(true),
      // Another window took the new version: this one keeps its page and its notice.
      onNeedReload: () => setReady(true),
      onRegisteredSW: (_url, registration) => {
        // Pages here stay open for days.
        timer = setInterval(() => void registration?.update().catch(() => undefined), CHECK_EVERY);
      },
    });
    activate.current = () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
      void update();
      // It has been activated from another window already: nothing is left to wait for.
      setTimeout(() => window.location.reload(), RELOAD_AT_THE_LATEST);
    };
    return () => clearInterval(timer);
  }, []);

  if (!ready) return null;
  return (
    <Portal>
      <Notification
        className="sp-update"
        role="status"
        icon={<IconRefresh size={18} />}
        onClose={() => setReady(false)}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Group gap="md" wrap="nowrap">
          <Text>{t('update.ready')}</Text>
          <Button size="compact-sm" variant="light" onClick={() => activate.current?.()}>
            {t('update.now')}
          </Button>
        </Group>
      </Notification>
    </Portal>
  );
}
