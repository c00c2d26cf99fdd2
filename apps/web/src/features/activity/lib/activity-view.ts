import type { ActivityItem } from '@soproekt/contracts';
import type { ActivityKind } from '@soproekt/domain';
import { dayOf } from '../../../i18n/day';
import type { Formatters } from '../../../i18n/format';

/** Kinds of events that one filters by. */
export const EVENT_GROUPS = ['edits', 'threads', 'documents'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

const GROUP_OF: Record<ActivityKind, EventGroup> = {
  edited: 'edits',
  'proposal-accepted': 'edits',
  'proposal-declined': 'edits',
  'thread-raised': 'threads',
  commented: 'threads',
  resolved: 'threads',
  reopened: 'threads',
  created: 'documents',
  renamed: 'documents',
  'status-changed': 'documents',
  trashed: 'documents',
  restored: 'documents',
};

export const groupOf = (kind: ActivityKind): EventGroup => GROUP_OF[kind];

export interface ActivityFilter {
  readonly person: string | null;
  readonly group: EventGroup | null;
}

export const EVERYTHING: ActivityFilter = { person: null, group: null };

export const isFiltered = ({ person, group }: ActivityFilter): boolean => person !== null || group !== null;

export function filterActivity(items: readonly ActivityItem[], { person, group }: ActivityFilter): ActivityItem[] {
  return items.filter(
    ({ actor, kind }) => (person === null || actor?.userId === person) && (group === null || GROUP_OF[kind] === group),
  );
}

export interface ActivityDay {
  /** `YYYY-MM-DD`, where the browser stands. */
  readonly day: string;
  readonly items: readonly ActivityItem[];
}

/** By days, the latest first. Work that went on is told on the day, and at the time, it ended. */
export function groupDays(items: readonly ActivityItem[]): ActivityDay[] {
  const days = new Map<string, ActivityItem[]>();
  const latest = [...items].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || Number(b.id) - Number(a.id));
  for (const item of latest) {
    const day = dayOf(new Date(item.at));
    const known = days.get(day);
    if (known) known.push(item);
    else days.set(day, [item]);
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }));
}

/** «14:05», «14:05–14:40»; over midnight with the day it began. */
export function spanOf({ begunAt, at }: Pick<ActivityItem, 'begunAt' | 'at'>, format: Formatters): string {
  const [from, to] = [format.time(begunAt), format.time(at)];
  if (dayOf(new Date(begunAt)) !== dayOf(new Date(at))) return `${format.dayMonth(begunAt)}, ${from} – ${to}`;
  return from === to ? to : `${from}–${to}`;
}

/** The key of what happened, worded without anybody's gender. */
export const whatHappened = ({ kind }: Pick<ActivityItem, 'kind'>): string => `what.${kind}`;
