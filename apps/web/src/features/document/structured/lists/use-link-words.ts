import type { LinkResult } from '@soproekt/contracts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../i18n/format';
import { dayOf } from '../../../../i18n/day';
import { useNow } from '../../../../ui/use-now';
import type { CellView } from '../grid/grid-types';
import { linkState } from './link-view';

const TONES = { answers: 'good', silent: 'warn', unasked: 'computed' } as const;
const DAY = 86_400_000;

/** «сегодня в 14:05»; renewed as the day goes by. */
export function useLinkMoment(): (at: string) => string {
  const { t } = useTranslation('structured');
  const format = useFormat();
  const now = useNow();
  const today = dayOf(new Date(now));
  const yesterday = dayOf(new Date(now - DAY));
  return useCallback(
    (at: string) => {
      const time = format.time(at);
      const day = dayOf(new Date(at));
      if (day === today) return t('links.today', { time });
      return day === yesterday ? t('links.yesterday', { time }) : t('links.on', { date: format.date(at), time });
    },
    [t, format, today, yesterday],
  );
}

/** The cell that says whether an address answers, and in its note how that is known. */
export function useLinkCell(): (url: string, result: LinkResult | undefined) => CellView {
  const { t } = useTranslation('structured');
  const moment = useLinkMoment();
  return useMemo(
    () => (url, result) => {
      if (url === '') return { value: null, text: '' };
      const state = linkState(result);
      const reason = result?.error
        ? t(`links.reason.${result.error}`, { status: result.status ?? '' })
        : t(`links.about.${state}`);
      return {
        value: null,
        text: t(`links.state.${state}`),
        tone: TONES[state],
        note: result ? `${reason} ${t('links.asked', { when: moment(result.checkedAt) })}` : reason,
      };
    },
    [t, moment],
  );
}
