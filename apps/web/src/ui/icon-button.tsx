import { ActionIcon, Tooltip, type ActionIconProps, type ElementProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props extends ActionIconProps, ElementProps<'button', keyof ActionIconProps | 'aria-label'> {
  /** Accessible name and tooltip in one. */
  label: string;
  /** Said beside the name in the tooltip: a shortcut or the reason why it is disabled. */
  hint?: string;
  icon: ReactNode;
}

/** A button that is only an icon: named for everybody. A disabled one stays reachable, so that the reason can be read. */
export function IconButton({ label, hint, icon, disabled, onClick, ...rest }: Props) {
  const off = Boolean(disabled);
  return (
    <Tooltip label={hint ? `${label} · ${hint}` : label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        {...rest}
        aria-label={off && hint ? `${label}. ${hint}` : label}
        aria-disabled={off || undefined}
        data-disabled={off || undefined}
        onClick={off ? (event) => event.preventDefault() : onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
