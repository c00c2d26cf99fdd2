import { formatters } from './format';

describe('formatters', () => {
  const ru = formatters('ru');
  const en = formatters('en');
  const noon = new Date(2026, 10, 21, 14, 5);

  it('writes dates as the language does', () => {
    expect(ru.dateTime(noon)).toBe('21\u00a0ноября\u00a02026\u00a0г., 14:05');
    expect(ru.dayMonth(noon)).toBe('21\u00a0ноября');
    expect(en.date(noon)).toBe('21\u00a0November\u00a02026');
  });

  it('tells how long ago, by calendar days', () => {
    const ago = (ms: number) => ru.relative(noon.getTime() - ms, noon.getTime());
    expect(ago(10_000)).toBeNull();
    expect(ago(5 * 60_000)).toBe('5 минут назад');
    expect(ago(2 * 3_600_000)).toBe('2 часа назад');
    expect(ago(26 * 3_600_000)).toBe('вчера');
    expect(ago(40 * 3_600_000)).toBe('позавчера');
  });

  it('sorts Ё beside Е', () => {
    expect(['Жуков', 'Ёлкин', 'Егоров'].sort(ru.compare)).toEqual(['Егоров', 'Ёлкин', 'Жуков']);
  });
});
