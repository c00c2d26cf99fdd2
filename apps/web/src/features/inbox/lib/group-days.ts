import type { InboxItem } from '@soproekt/contracts';
import { dayOf } from '../../../i18n/day';

export interface InboxDay {
  /** `YYYY-MM-DD`, where the browser stands. */
  readonly day: string;
  readonly items: readonly InboxItem[];
}

/** The items by their days, in the order they are in. */
export function groupDays(items: readonly InboxItem[]): InboxDay[] {
  const days: { day: string; items: InboxItem[] }[] = [];
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
