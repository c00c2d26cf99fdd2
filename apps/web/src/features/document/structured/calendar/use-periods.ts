import { listRows, observeRows, sectionFields, setCalendarHours } from '@soproekt/documents';
import { HOUR_KINDS, type CalendarPeriod, type CalendarUnit, type HourKind } from '@soproekt/domain';
import { calendarHours } from '@soproekt/documents';
import { useMemo, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { STRUCTURE_ORIGIN } from '../../lib/history';
import type { CellChange } from '../grid/grid-types';
import { readHoursNotation } from '../grid/read-number';
import type { PeriodFacts } from './calendar-rows';

interface CalendarReading {
  readonly unit: CalendarUnit;
  readonly periods: readonly PeriodFacts[];
}

/** The periods of one calendar, read from its own section: a document may have more than one. */
export function usePeriods(doc: Y.Doc, sectionId: string, planRowIds: readonly string[]): CalendarReading {
  const version = useRef(0);
  const store = useMemo(
    () => ({
      subscribe: (listener: () => void) =>
        observeRows(doc, sectionId, () => {
          version.current += 1;
          listener();
        }),
      read: () => version.current,
    }),
    [doc, sectionId],
  );
  const at = useSyncExternalStore(store.subscribe, store.read);
  return useMemo(() => {
    // The version says that the section has changed; the data itself is read anew.
    void at;
    const periods = listRows(doc, sectionId).map((row): PeriodFacts => {
      const hours = new Map<string, Partial<Record<HourKind, number>>>();
      for (const planRowId of planRowIds) {
        for (const kind of HOUR_KINDS) {
          const value = calendarHours(doc, sectionId, row.id, planRowId, kind);
          if (value !== null) hours.set(planRowId, { ...hours.get(planRowId), [kind]: value });
        }
      }
      return {
        id: row.id,
        title: String(row.cells['title'] ?? ''),
        startsOn: row.cells['startsOn'] as string | null,
        hours,
      };
    });
    const unit = sectionFields(doc, sectionId)['unit'];
    return { unit: unit === 'day' ? 'day' : 'week', periods };
  }, [doc, sectionId, planRowIds, at]);
}

/** Writes cells of the table: rows are those of the plan, columns are periods, values hours in the notation «4/6/5». */
export function writeCalendarCells(
  doc: Y.Doc,
  sectionId: string,
  changes: readonly CellChange[],
  kinds: readonly HourKind[],
): void {
  doc.transact(() => {
    for (const { rowId, column: periodId, value } of changes) {
      const hours = typeof value === 'string' ? readHoursNotation(value, kinds.length) : kinds.map(() => null);
      kinds.forEach((kind, i) => {
        const next = hours?.[i] ?? null;
        if (next === calendarHours(doc, sectionId, periodId, rowId, kind)) return;
        setCalendarHours(doc, sectionId, periodId, rowId, kind, next, { origin: STRUCTURE_ORIGIN });
      });
    }
  }, STRUCTURE_ORIGIN);
}

/** What periods are called when they are added or come with a template, in the language of the document. */
const GENERATED: readonly Readonly<Record<CalendarUnit, string>>[] = [
  { week: 'Неделя', day: 'День' },
  { week: 'Week', day: 'Day' },
];

/** «Неделя 3» in the other unit, «День 3»; null: somebody has named the period. */
export function nameInUnit(title: string, unit: CalendarUnit): string | null {
  const [, word, number] = /^(\S+)\s+(\d{1,4})$/.exec(title.trim()) ?? [];
  const names = GENERATED.find((each) => Object.values(each).includes(word ?? ''));
  return names ? `${names[unit]} ${number}` : null;
}

/** The day on which a period behind this one begins; null: this one has no date. */
export function nextStart(last: Pick<CalendarPeriod, 'startsOn'> | undefined, unit: CalendarUnit): string | null {
  if (!last?.startsOn) return null;
  const date = new Date(`${last.startsOn}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + (unit === 'week' ? 7 : 1));
  return date.toISOString().slice(0, 10);
}
