import { Button, createPolymorphicComponent, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends Omit<ButtonProps, 'leftSection' | 'rightSection' | 'children'> {
  icon: ReactNode;
  label: string;
}

/** A button of the top bar: icon and word; on a phone the icon alone is seen, the word is still read out. */
export const TopAction = createPolymorphicComponent<'button', Props>(({ icon, label, ...rest }: Props) => (
  <Button {...rest} leftSection={icon} className="sp-top-action">
    {label}
  </Button>
));
