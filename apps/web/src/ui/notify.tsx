import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import i18next from 'i18next';
import type { ErrorText } from './use-error-text';

const closeButtonProps = () => ({ 'aria-label': i18next.t('common:action.close') });

/** Something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, icon: <IconCheck size={18} />, color: 'ink', closeButtonProps: closeButtonProps() });
}

/** Nothing was done: something else has to come first. */
export function notifyHint(message: string): void {
  notifications.show({
    message,
    icon: <IconInfoCircle size={18} />,
    color: 'ink',
    closeButtonProps: closeButtonProps(),
  });
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

interface UndoOptions {
  /** Default: «Отменить». */
  readonly label?: string;
  /** Milliseconds. */
  readonly stays?: number;
}

/**
 * Something was done that can be taken back for a while.
 * @returns takes the message away, when there is nothing left to take back
 */
export function notifyUndo(message: string, undo: () => void, { label, stays }: UndoOptions = {}): () => void {
  const id = notifications.show({
    message: (
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text>{message}</Text>
        <Button
          size="compact-sm"
          variant="light"
          style={{ flex: 'none' }}
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {label ?? i18next.t('common:action.undo')}
        </Button>
      </Group>
    ),
    color: 'ink',
    autoClose: stays ?? 10_000,
    closeButtonProps: closeButtonProps(),
  });
  return () => void notifications.hide(id);
}
