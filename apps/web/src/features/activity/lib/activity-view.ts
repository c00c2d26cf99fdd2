import type { ActivityItem } from '@soproekt/contracts';
import type { ActivityFilter } from '../../../app/queries/activity';
import { dayOf } from '../../../i18n/day';
import type { Formatters } from '../../../i18n/format';
import { groupDays, type Day } from '../../../ui/days/group-days';

export const EVERYTHING: ActivityFilter = { person: null, group: null };

export const isFiltered = ({ person, group }: ActivityFilter): boolean => person !== null || group !== null;

/** By days, the latest first. Work that went on is told on the day, and at the time, it ended. */
export function activityDays(items: readonly ActivityItem[]): Day<ActivityItem>[] {
  return groupDays([...items].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || Number(b.id) - Number(a.id)));
}

/** «14:05», «14:05–14:40»; over midnight with the day it began. */
export function spanOf({ begunAt, at }: Pick<ActivityItem, 'begunAt' | 'at'>, format: Formatters): string {
  const [from, to] = [format.time(begunAt), format.time(at)];
  if (dayOf(new Date(begunAt)) !== dayOf(new Date(at))) return `${format.dayMonth(begunAt)}, ${from} – ${to}`;
  return from === to ? to : `${from}–${to}`;
}

/** The key of what happened, worded without anybody's gender. */
export function whatHappened({ kind, thread }: Pick<ActivityItem, 'kind' | 'thread'>): string {
  switch (kind) {
    case 'thread-raised':
    case 'commented':
    case 'resolved':
    case 'reopened':
      return `what.${kind}.${thread?.isProposal ? 'proposal' : 'remark'}`;
    default:
      return `what.${kind}`;
  }
}
