import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface Props {
  to: string;
  label: string;
  icon: ReactNode;
  current: boolean;
  /** A number on the icon, such as of what is unread; `words` says it to screen readers. */
  badge?: { text: string; words: string };
}

/** One place of the rail: icon with tooltip; icon and word in the bottom bar. */
export function RailLink({ to, label, icon, current, badge }: Props) {
  return (
    <Tooltip label={badge ? `${label}: ${badge.words}` : label} position="right">
      <Link
        to={to}
        className="sp-rail-link"
        aria-label={badge ? `${label}: ${badge.words}` : label}
        aria-current={current ? 'page' : undefined}
      >
        <span className="sp-rail-icon">
          {icon}
          {badge && (
            <span className="sp-rail-badge" aria-hidden>
              {badge.text}
            </span>
          )}
        </span>
        <span className="sp-rail-link-text" aria-hidden>
          {label}
        </span>
      </Link>
    </Tooltip>
  );
}
