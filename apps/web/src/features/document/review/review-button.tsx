import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useTipEvents } from '../hooks/use-tip-events';
import { useReview } from './review-context';

interface Props {
  ref: Ref<HTMLButtonElement>;
  open: boolean;
  onToggle: () => void;
}

/** The number of open threads in the top bar; opens and folds their list. */
export function ReviewButton({ ref, open, onToggle }: Props) {
  const { t } = useTranslation('review');
  const count = useReview().threads.filter(({ state }) => state === 'open').length;
  const events = useTipEvents();
  const about = count === 0 ? t('button.none') : t('button.open', { count });
  return (
    <Tooltip label={`${about} ${t(open ? 'button.hide' : 'button.show')}`} multiline maw={320} events={events}>
      <UnstyledButton
        ref={ref}
        className="sp-checks-button sp-review-button"
        aria-expanded={open}
        aria-label={`${t('title')}. ${about}`}
        onClick={onToggle}
      >
        <IconMessages size={18} aria-hidden />
        {count > 0 && <span className="sp-checks-percent">{count}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}
