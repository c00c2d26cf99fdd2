import { describe, expect, it } from '@jest/globals';
import { programmeSums, type HourKind } from '@soproekt/domain';
import { demoFacts } from '@soproekt/domain/testing';
import { calendarFooter, calendarRows, remainingHours, type PeriodFacts } from './calendar-rows';
import { takeActions } from './take-actions';

const kinds: readonly HourKind[] = ['lectures', 'practice', 'selfStudy'];
const facts = demoFacts();
const sums = programmeSums(facts);
const period = (id: string, hours: Record<string, Partial<Record<HourKind, number>>>): PeriodFacts => ({
  id,
  title: id,
  startsOn: null,
  hours: new Map(Object.entries(hours)),
});
const periods = [period('w1', { m3: { lectures: 1, practice: 2 } }), period('w2', { m3: { practice: 1 } })];

describe('what is left of the plan', () => {
  it('is added to what the period has', () => {
    expect(remainingHours('m3', 'w2', periods, kinds, sums.byRow.get('m3'))).toEqual({ value: '1/4/3', left: '1/3/3' });
    expect(remainingHours('m1', 'w1', periods, kinds, sums.byRow.get('m1'))).toEqual({ value: '2/2/2', left: '2/2/2' });
  });

  it('is nothing where the calendar has all or more', () => {
    const full = [period('w1', { m3: { lectures: 3, practice: 6, selfStudy: 3 } })];
    expect(remainingHours('m3', 'w1', full, kinds, sums.byRow.get('m3'))).toBeNull();
    expect(remainingHours('gone', 'w1', full, kinds, undefined)).toBeNull();
  });

  it('is offered for the chosen period', () => {
    const taken: string[] = [];
    const words = {
      label: (name: string, left: string) => `${name}: ${left}`,
      nothing: 'nothing',
      name: ({ title }: PeriodFacts) => title,
      take: ({ id }: PeriodFacts, value: string) => taken.push(`${id} ${value}`),
    };
    const calendar = { periods, kinds, byRow: sums.byRow };
    const [offer] = takeActions('m3', periods.slice(1), calendar, words);
    expect(offer?.label).toBe('w2: 1/3/3');
    offer?.run();
    expect(taken).toEqual(['w2 1/4/3']);
    expect(takeActions('gone', periods, calendar, words)).toMatchObject([{ label: 'nothing', disabled: true }]);
  });
});

describe('rows of the calendar', () => {
  it('know the kind of a row that has only one', () => {
    const words = { kind: String, agrees: '', sum: '', hours: '' };
    const rows = calendarRows(facts.plan, periods, kinds, sums, words);
    const only = (id: string) => rows.find((row) => row.id === id)?.cells['w1']?.onlyKind;
    expect([only('entry'), only('final'), only('m3')]).toEqual(['selfStudy', 'practice', undefined]);
  });

  it('are of one rank, and show no sums of hours that nobody has written', () => {
    const words = { kind: String, agrees: '', sum: 'По видам', hours: 'Всего' };
    const empty = [period('w1', {}), period('w2', {})];
    const rows = calendarRows(facts.plan, empty, kinds, sums, words);
    expect(new Set(rows.map(({ look }) => look))).toEqual(new Set(['plain']));
    expect(new Set(rows.map(({ cells }) => cells['sum']?.text))).toEqual(new Set(['']));
    const texts = calendarFooter(empty, kinds, words).flatMap(({ cells }) =>
      Object.values(cells).map(({ text }) => text),
    );
    expect(texts.filter(Boolean)).toEqual(['По видам', 'Всего']);
    const nested = calendarRows(facts.plan, [period('w1', { 'm3.1': { lectures: 1 } })], kinds, sums, words);
    expect(nested.find(({ id }) => id === 'm3')?.look).toBe('group');
  });
});
