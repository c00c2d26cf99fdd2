import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';
import type { ErrorText } from './use-error-text';

const closeButtonProps = () => ({ 'aria-label': i18next.t('common:action.close') });

/** Something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, icon: <IconCheck size={18} />, color: 'ink', closeButtonProps: closeButtonProps() });
}

/** Something failed and nothing was changed. */
export function notifyError(text: ErrorText): void {
  notifications.show({
    title: text.title,
    message: text.advice,
    icon: <IconAlertTriangle size={18} />,
    color: 'red',
    autoClose: 10_000,
    closeButtonProps: closeButtonProps(),
  });
}

/** Something was done that can be taken back for a while. */
export function notifyUndo(message: string, undo: () => void): void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text>{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18next.t('common:action.undo')}
        </Button>
      </Group>
    ),
    color: 'ink',
    autoClose: 10_000,
    closeButtonProps: closeButtonProps(),
  });
}
