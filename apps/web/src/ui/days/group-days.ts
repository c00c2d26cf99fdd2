import { dayOf } from '../../i18n/day';

/** What happened on one day. */
export interface Day<T> {
  /** `YYYY-MM-DD`, where the browser stands. */
  readonly day: string;
  readonly items: readonly T[];
}

/** The items by their days, in the order they are in. */
export function groupDays<T extends { readonly at: string }>(items: readonly T[]): Day<T>[] {
  const days: { readonly day: string; readonly items: T[] }[] = [];
  for (const item of items) {
    const day = dayOf(new Date(item.at));
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

/** Whether a day is today or the day before; null: another one. */
export function nearDay(day: string, now: number): 'today' | 'yesterday' | null {
  const today = new Date(now);
  if (day === dayOf(today)) return 'today';
  const before = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  return day === dayOf(before) ? 'yesterday' : null;
}
