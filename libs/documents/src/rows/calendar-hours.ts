import { HOUR_KINDS, type HourKind } from '@soproekt/domain';
import type * as Y from 'yjs';
import type { ChangeOptions } from '../sections.js';
import { numberOf } from './cell-value.js';
import { rawRow, structuredSection } from './row-maps.js';

/** The key of a period under which the hours of one row of the study plan lie. */
export function calendarKey(kind: HourKind, planRowId: string): string {
  return `${kind}:${planRowId}`;
}

/** One entry of a period. */
export interface PeriodHours {
  readonly planRowId: string;
  readonly kind: HourKind;
  readonly hours: number;
}

/** The hours that lie in a period, by row and in the order of HOUR_KINDS: the same on every replica. */
export function hoursOfPeriod(period: Y.Map<unknown>): PeriodHours[] {
  const found: PeriodHours[] = [];
  period.forEach((value, key) => {
    const colon = key.indexOf(':');
    const kind = HOUR_KINDS.find((known) => known === key.slice(0, Math.max(0, colon)));
    const planRowId = key.slice(colon + 1);
    const hours = numberOf(value);
    if (kind && planRowId !== '' && hours !== null) found.push({ planRowId, kind, hours });
  });
  return found.sort(
    (a, b) => compareText(a.planRowId, b.planRowId) || HOUR_KINDS.indexOf(a.kind) - HOUR_KINDS.indexOf(b.kind),
  );
}

/** Hours of one kind that a row of the study plan has in a period; null: none written. */
export function calendarHours(
  doc: Y.Doc,
  sectionId: string,
  periodId: string,
  planRowId: string,
  kind: HourKind,
): number | null {
  return numberOf(periodMap(doc, sectionId, periodId)?.get(calendarKey(kind, planRowId)));
}

/** Writes them; null empties the cell. @returns false when there is no such period, or `hours` is no number */
export function setCalendarHours(
  doc: Y.Doc,
  sectionId: string,
  periodId: string,
  planRowId: string,
  kind: HourKind,
  hours: number | null,
  options: ChangeOptions = {},
): boolean {
  const period = periodMap(doc, sectionId, periodId);
  if (!period || planRowId === '' || !HOUR_KINDS.includes(kind)) return false;
  if (hours !== null && numberOf(hours) === null) return false;
  const key = calendarKey(kind, planRowId);
  doc.transact(() => {
    if (hours === null) period.delete(key);
    else if (period.get(key) !== hours) period.set(key, hours);
  }, options.origin);
  return true;
}

function periodMap(doc: Y.Doc, sectionId: string, periodId: string): Y.Map<unknown> | null {
  const section = structuredSection(doc, sectionId);
  return section?.kind === 'calendar' ? (rawRow(section, periodId)?.map ?? null) : null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
