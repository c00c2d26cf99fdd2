import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  /** Shortcut, shown beside the name. */
  keys?: string;
  icon: ReactNode;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

/** A button of the toolbar; pressing it leaves the caret where it is. */
export function ToolButton({ label, keys, icon, pressed, disabled = false, onClick }: Props) {
  return (
    <Tooltip label={keys ? `${label} · ${keys}` : label}>
      <button
        type="button"
        className="sp-tool"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={disabled || undefined}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => !disabled && onClick()}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
