import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { useNow } from '../../../ui/use-now';

const DAY = 86_400_000;
const midnight = (when: number): number => new Date(when).setHours(0, 0, 0, 0);

/** «сегодня в 14:05», «вчера в 14:05», «20 ноября», «20 ноября 2025 г.» */
export function useSinceWords(): (since: string) => string {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const now = useNow();
  return (since) => {
    const days = Math.round((midnight(now) - midnight(Date.parse(since))) / DAY);
    if (days <= 0) return t('since.today', { time: format.time(since) });
    if (days === 1) return t('since.yesterday', { time: format.time(since) });
    return new Date(since).getFullYear() === new Date(now).getFullYear() ? format.dayMonth(since) : format.date(since);
  };
}
