import { groupDays, nearDay } from './group-days';

const at = (...when: [number, number, number, number, number]) => ({ at: new Date(...when).toISOString() });

describe('groupDays', () => {
  it('puts together what happened on one day here, in the order that is given', () => {
    const items = [at(2026, 10, 22, 0, 5), at(2026, 10, 21, 23, 55), at(2026, 10, 21, 0, 0), at(2026, 10, 3, 12, 0)];
    expect(groupDays(items).map(({ day, items: ofDay }) => [day, ofDay.length])).toEqual([
      ['2026-11-22', 1],
      ['2026-11-21', 2],
      ['2026-11-03', 1],
    ]);
    expect(groupDays(items).flatMap(({ items: ofDay }) => ofDay)).toEqual(items);
  });

  it('is empty for nothing', () => {
    expect(groupDays([])).toEqual([]);
  });
});

describe('nearDay', () => {
  it('knows today and the day before, over the end of a year too', () => {
    const now = new Date(2027, 0, 1, 0, 30).getTime();
    expect(nearDay('2027-01-01', now)).toBe('today');
    expect(nearDay('2026-12-31', now)).toBe('yesterday');
    expect(nearDay('2026-12-30', now)).toBeNull();
    expect(nearDay('2027-01-02', now)).toBeNull();
  });
});
