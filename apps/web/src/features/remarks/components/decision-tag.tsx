import { IconArrowBackUp, IconCheck, IconGavel, IconHourglass, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../lib/remark-rows';

const LOOK: Record<Decision, { tone: string; Icon: typeof IconCheck }> = {
  open: { tone: 'warning', Icon: IconHourglass },
  accepted: { tone: 'saved', Icon: IconCheck },
  declined: { tone: 'error', Icon: IconX },
  decided: { tone: 'info', Icon: IconGavel },
  withdrawn: { tone: 'quiet', Icon: IconArrowBackUp },
};

/** What came of a remark: icon, word and tint. */
export function DecisionTag({ decision }: { decision: Decision }) {
  const { t } = useTranslation('remarks');
  const { tone, Icon } = LOOK[decision];
  return (
    <span className="sp-tag sp-remark-decision" data-tone={tone}>
      <Icon size={14} aria-hidden />
      {t(`decision.${decision}`)}
    </span>
  );
}
