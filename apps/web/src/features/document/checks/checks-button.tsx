import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useTipEvents } from '../hooks/use-tip-events';
import { useChecks } from './checks-context';
import { LevelIcon } from './level-mark';
import { useCheckAnnouncements } from './use-check-announcements';
import { useCountWords } from './use-count-words';

interface Props {
  ref: Ref<HTMLButtonElement>;
  open: boolean;
  onToggle: () => void;
}

/** Readiness and counts in the top bar; opens and folds the list of findings. */
export function ChecksButton({ ref, open, onToggle }: Props) {
  const { t } = useTranslation('checks');
  const checks = useChecks();
  const words = useCountWords();
  const events = useTipEvents();
  useCheckAnnouncements();
  if (!checks) return null;
  const { ready, readiness } = checks;
  const { errors, warnings, hints, percent } = readiness;
  const about = ready ? t('button.about', { percent, counts: words(readiness) }) : t('running');
  const levels = [
    ['error', errors],
    ['warning', warnings],
    ['hint', hints],
  ] as const;
  return (
    <Tooltip label={`${about} ${t(open ? 'button.hide' : 'button.show')}`} multiline maw={320} events={events}>
      <UnstyledButton
        ref={ref}
        className="sp-checks-button"
        aria-expanded={open}
        aria-label={`${t('title')}. ${about}`}
        onClick={onToggle}
      >
        <IconListCheck size={18} aria-hidden />
        {ready && <span className="sp-checks-percent">{t('readiness.percent', { percent })}</span>}
        {ready && errors + warnings + hints === 0 && (
          <span className="sp-level" data-tone="saved">
            <IconCircleCheck size={16} aria-hidden />
          </span>
        )}
        {ready &&
          levels.map(
            ([level, count]) =>
              count > 0 && (
                <span key={level} className="sp-checks-count" data-level={level}>
                  <LevelIcon level={level} />
                  {count}
                </span>
              ),
          )}
      </UnstyledButton>
    </Tooltip>
  );
}
