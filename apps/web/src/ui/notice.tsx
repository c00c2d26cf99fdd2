import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

const ICONS = {
  saved: IconCircleCheck,
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  error: IconAlertTriangle,
};

interface Props {
  tone: keyof typeof ICONS;
  title?: string;
  children?: ReactNode;
  /** `alert` is read at once: for what has just gone wrong. */
  role?: 'alert' | 'status';
}

/** A boxed remark: icon and words, never colour alone. */
export function Notice({ tone, title, children, role }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className="sp-notice" data-tone={tone} role={role}>
      <Icon size={20} aria-hidden />
      <div className="sp-notice-body">
        {title && <Text fw={600}>{title}</Text>}
        {typeof children === 'string' ? <Text>{children}</Text> : children}
      </div>
    </div>
  );
}
