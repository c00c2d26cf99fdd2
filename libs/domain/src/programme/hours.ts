import { HOUR_KINDS, type HourKind, type Hours } from './facts.js';

export const SUM_COLUMNS = [...HOUR_KINDS, 'total', 'distance'] as const;
/** Columns of the study plan that can be added up; the keys are those of its rows. */
export type SumColumn = (typeof SUM_COLUMNS)[number];

/** Academic hours by column. `contact`: lectures, practice and internship. */
export type HourSums = Readonly<Record<SumColumn | 'contact', number>>;

/** A number that can be calculated with: what is missing or is no number counts as 0. */
export const hoursOf = (value: number | null): number => (value !== null && Number.isFinite(value) ? value : 0);

/** Hours are halves, but a foreign client may write 0.1: two sums are different when the difference is not one of rounding. */
export const differ = (a: number, b: number): boolean => Math.abs(a - b) > 1e-6;

export const sumOfKinds = (hours: Readonly<Record<HourKind, number>>): number =>
  HOUR_KINDS.reduce((sum, kind) => sum + hours[kind], 0);

/** True when a row says anything about the kinds of its hours. */
export const declaresKinds = (hours: Hours): boolean => HOUR_KINDS.some((kind) => hours[kind] !== null);

export function hourSums(kinds: Readonly<Record<HourKind, number>>, total: number, distance: number): HourSums {
  const { lectures, practice, selfStudy, internship } = kinds;
  return { lectures, practice, selfStudy, internship, total, distance, contact: lectures + practice + internship };
}

export const NO_HOURS: HourSums = hourSums({ lectures: 0, practice: 0, selfStudy: 0, internship: 0 }, 0, 0);

/** `a + sign × b`, column by column. */
export function combine(a: HourSums, b: HourSums, sign: 1 | -1 = 1): HourSums {
  const plus = (column: SumColumn) => a[column] + sign * b[column];
  const kinds = {
    lectures: plus('lectures'),
    practice: plus('practice'),
    selfStudy: plus('selfStudy'),
    internship: plus('internship'),
  };
  return hourSums(kinds, plus('total'), plus('distance'));
}

export const isNothing = (sums: HourSums): boolean => SUM_COLUMNS.every((column) => !differ(sums[column], 0));
