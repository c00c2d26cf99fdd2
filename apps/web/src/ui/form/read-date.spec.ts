import { readDate } from './read-date';

describe('readDate', () => {
  it.each([
    ['1.9.2026', '2026-09-01'],
    ['01.09.2026', '2026-09-01'],
    ['1.9.26', '2026-09-01'],
    ['01/09/2026', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
    ['1 сентября 2026 г.', '2026-09-01'],
    ['1 сентября 2026', '2026-09-01'],
    ['1 September 2026', '2026-09-01'],
  ])('reads %s', (typed, day) => expect(readDate(typed)).toBe(day));

  it.each(['', 'завтра', '31.02.2026', '2026', '32.01.2026'])('does not take «%s» for a date', (typed) =>
    expect(readDate(typed)).toBeNull(),
  );
});
