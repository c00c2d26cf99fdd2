import type { FindingLevel } from '@soproekt/domain';
import { IconAlertTriangle, IconBulb, IconExclamationCircle } from '@tabler/icons-react';

export const LEVEL_TONE = { error: 'error', warning: 'warning', hint: 'info' } as const;
const ICONS = { error: IconExclamationCircle, warning: IconAlertTriangle, hint: IconBulb };

/** The shape of a level; what it means is said beside it. */
export function LevelIcon({ level, size = 16 }: { level: FindingLevel; size?: number }) {
  const Icon = ICONS[level];
  return (
    <span className="sp-level" data-tone={LEVEL_TONE[level]} aria-hidden>
      <Icon size={size} />
    </span>
  );
}
