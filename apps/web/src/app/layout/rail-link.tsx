import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  to: string;
  label: string;
  icon: ReactNode;
  current: boolean;
}

/** One place of the rail: icon with tooltip; icon and word in the bottom bar. */
export function RailLink({ to, label, icon, current }: Props) {
  return (
    <Tooltip label={label} position="right">
      <Link to={to} className="sp-rail-link" aria-label={label} aria-current={current ? 'page' : undefined}>
        {icon}
        <span className="sp-rail-link-text" aria-hidden>
          {label}
        </span>
      </Link>
    </Tooltip>
  );
}
