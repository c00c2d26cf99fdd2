import { describe, expect, it } from '@jest/globals';
import { demoFacts, period } from '@soproekt/domain/testing';
import { hoursInCalendar } from './hours-in-calendar';

describe('hours that go with rows of the plan', () => {
  const { plan, calendar } = demoFacts();

  it('are those of an attestation, and of all rows that are removed', () => {
    expect(hoursInCalendar(['final'], plan, calendar)).toBe(2);
    expect(hoursInCalendar(['final', 'm1'], plan, calendar)).toBe(8);
    expect(hoursInCalendar(['m3.1'], plan, calendar)).toBe(0);
    expect(hoursInCalendar(['final'], plan, null)).toBe(0);
  });

  it('include those of the topics of a module', () => {
    const periods = [period('w', 'Неделя 1', [['m3.1', 1, 2, 1]])];
    expect(hoursInCalendar(['m3'], plan, calendar && { ...calendar, periods })).toBe(4);
  });
});
