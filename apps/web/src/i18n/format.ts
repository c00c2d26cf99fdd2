import type { Locale } from '@soproekt/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_LOCALE, isLocale } from './i18n';

const TAG: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

type When = string | number | Date;

function midnight(when: When): number {
  return new Date(when).setHours(0, 0, 0, 0);
}

/** A day, its month and year stay on one line. */
const unbroken = (words: string): string => words.replace(/ /g, '\u00a0');

/** Dates and numbers in the language of the interface. */
export function formatters(locale: Locale) {
  const tag = TAG[locale];
  const day = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric' });
  const dayMonth = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long' });
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const number = new Intl.NumberFormat(tag);
  const date = (when: When) => unbroken(day.format(new Date(when)));
  return {
    /** «21 ноября 2026 г.» */
    date,
    /** «21 ноября» */
    dayMonth: (when: When) => unbroken(dayMonth.format(new Date(when))),
    /** «14:05» */
    time: (when: When) => time.format(new Date(when)),
    /** «21 ноября 2026 г., 14:05» */
    dateTime: (when: When) => `${date(when)}, ${time.format(new Date(when))}`,
    /** «5 минут назад», «вчера»; within a minute null, for which the caller has its own word. */
    relative(when: When, now: number = Date.now()): string | null {
      const seconds = (new Date(when).getTime() - now) / 1000;
      // «вчера» is the day before today, not any moment of the last 47 hours.
      if (Math.abs(seconds) >= 86_400 && Math.abs(seconds) < 7 * 86_400) {
        return relative.format(Math.round((midnight(when) - midnight(now)) / 86_400_000), 'day');
      }
      for (const [unit, length] of UNITS) {
        if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
      }
      return null;
    },
    /** «12 345» */
    number: (value: number) => number.format(value),
    /** By the alphabet of the language; Ё beside Е. */
    compare: new Intl.Collator(tag, { numeric: true, sensitivity: 'base' }).compare,
  };
}

export type Formatters = ReturnType<typeof formatters>;

/** Formatters that follow the language switch. */
export function useFormat(): Formatters {
  const { i18n } = useTranslation();
  const locale = isLocale(i18n.language) ? i18n.language : DEFAULT_LOCALE;
  return useMemo(() => formatters(locale), [locale]);
}
