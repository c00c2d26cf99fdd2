import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  /** Shortcut, shown beside the name. */
  keys?: string;
  icon: ReactNode;
  /** Words beside the icon; they are part of the name. */
  words?: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

/** A button of the toolbar; pressing it leaves the caret where it is. */
export function ToolButton({ label, keys, icon, words, pressed, disabled = false, onClick }: Props) {
  return (
    <Tooltip label={keys ? `${label} · ${keys}` : label}>
      <button
        type="button"
        className={words ? 'sp-tool sp-tool-wide' : 'sp-tool'}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => !disabled && onClick()}
      >
        {icon}
        {words}
      </button>
    </Tooltip>
  );
}
