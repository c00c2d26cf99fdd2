import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';
import type { ReactNode } from 'react';

interface Question {
  title: string;
  /** What will happen, in full: «Документ и 14 замечаний будут удалены». */
  consequence: ReactNode;
  /** The deed itself: «Удалить», never «ОК». */
  confirmLabel: string;
  /** Default: «Отмена». */
  cancelLabel?: string;
  danger?: boolean;
}

/** Asks before what cannot be undone. Resolves to false on cancel, Escape and click outside. */
export function confirmAction({
  title,
  consequence,
  confirmLabel,
  cancelLabel,
  danger = false,
}: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: typeof consequence === 'string' ? <Text>{consequence}</Text> : consequence,
      labels: { confirm: confirmLabel, cancel: cancelLabel ?? i18next.t('common:action.cancel') },
      confirmProps: { color: danger ? 'red' : undefined },
      // The safe button has the focus when a stray Enter would destroy something.
      cancelProps: danger ? { 'data-autofocus': true } : {},
      closeButtonProps: { 'aria-label': i18next.t('common:action.close') },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}
