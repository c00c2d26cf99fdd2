import { Skeleton } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../i18n/day';
import { useFormat } from '../../i18n/format';
import { useNow } from '../use-now';
import { nearDay, type Day } from './group-days';

interface Props<T> {
  readonly days: readonly Day<T>[];
  /** One `DayLine` with its key. */
  readonly children: (item: T) => ReactNode;
}

/** What happened, day by day: each day has its heading and a card of lines. */
export function DayList<T>({ days, children }: Props<T>) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const id = useId();
  return days.map(({ day, items }) => {
    const near = nearDay(day, now);
    return (
      <section key={day} aria-labelledby={`${id}${day}`} className="sp-day">
        <h2 id={`${id}${day}`} className="sp-day-title">
          {near ? t(`day.${near}`) : format.date(momentOf(day))}
        </h2>
        <ul className="sp-card sp-plain-list sp-day-lines">{items.map(children)}</ul>
      </section>
    );
  });
}

/** Where the days will stand. */
export function DaySkeleton({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('state.loading')} className="sp-day">
      <Skeleton height={16} width={72} mb="sm" />
      <div className="sp-card sp-day-lines">{children}</div>
    </div>
  );
}
