import { Drawer, type DrawerProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props extends Pick<DrawerProps, 'opened' | 'onClose' | 'returnFocus'> {
  readonly title: string;
  /** Pixels; on a phone it has the whole width. */
  readonly width: number;
  readonly bodyClassName?: string;
  readonly children: ReactNode;
}

/** A panel over the page: from the right, on a phone from below. */
export function SidePanel({ width, bodyClassName, children, ...frame }: Props) {
  const { t } = useTranslation();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Drawer
      {...frame}
      position={phone ? 'bottom' : 'right'}
      size={phone ? '82%' : width}
      padding="lg"
      classNames={bodyClassName === undefined ? undefined : { body: bodyClassName }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Drawer>
  );
}
